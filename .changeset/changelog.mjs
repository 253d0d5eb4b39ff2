// How `changeset version` writes a change into CHANGELOG.md: as its author wrote it, without commits and thanks.
const getReleaseLine = async ({ summary }) => `- ${summary.trim().replace(/\n(?=.)/g, "\n  ")}`;
const getDependencyReleaseLine = async () => "";

export default { getReleaseLine, getDependencyReleaseLine };

// The signature lab: the page holds the data of an API, this makes the form and the panels beside it.
import { element } from "../../../explain/browser/element.ts";
import type { LabData } from "../lab-data.ts";
import { startLab } from "./start-lab.ts";

const data: LabData = JSON.parse(document.getElementById("lab-data")?.textContent ?? "");
const place = document.getElementById("lab") as HTMLElement;
const say = (text: string) => place.before(element("p", { class: "problem" }, text));

// Browsers compute no hash for a page that somebody on the way may have changed.
if (!isSecureContext)
  say(
    "This page came over plain HTTP, where browsers hash nothing: open it over HTTPS, from this machine, or as a file.",
  );
if (data.operations.length === 0) say("This API has no operation to sign.");
else startLab(data, place);

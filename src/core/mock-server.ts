/** Where `countersign mock` serves when no port is given. */
export const mockServer = "http://127.0.0.1:4010";

import { generateKeyPairSync, sign as nodeSign, verify as nodeVerify } from "node:crypto";
import { expect, test } from "vitest";
import { fromDer } from "./der.ts";
import { ecdsaSha256, ed25519, rsaSha256 } from "./functions/asymmetric.ts";
import { readKeys } from "./read-key.ts";

const data = new TextEncoder().encode("what is signed");
const pem = { format: "pem" } as const;
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ec = (namedCurve: string) => generateKeyPairSync("ec", { namedCurve });
const p256 = ec("prime256v1");
const ed = generateKeyPairSync("ed25519");
const raw = (key: { export(options: { format: "jwk" }): { x?: string; d?: string } }, part: "x" | "d") =>
  Buffer.from(key.export({ format: "jwk" })[part] as string, "base64url");

const pkcs8 = (key: typeof rsa.privateKey) => key.export({ type: "pkcs8", ...pem }) as string;
const spki = (key: typeof rsa.publicKey) => key.export({ type: "spki", ...pem }) as string;
const base64 = (text: string) => Buffer.from(text).toString("base64");
const inner = (text: string) => text.replace(/-----[^-]+-----|\s/g, "");

const pkcs1 = rsa.privateKey.export({ type: "pkcs1", ...pem }) as string;
const pkcs1Public = rsa.publicKey.export({ type: "pkcs1", ...pem }) as string;
const sec1 = p256.privateKey.export({ type: "sec1", ...pem }) as string;

// Made by openssl (req -x509, dgst -sha256 -sign); the private keys are gone.
const rsaCertificate = `-----BEGIN CERTIFICATE-----
MIIC/zCCAeegAwIBAgIUJPYPU5yzjhtZpBqzM0Z5PDLLskwwDQYJKoZIhvcNAQEL
BQAwDzENMAsGA1UEAwwEYWNtZTAeFw0yNjExMjkxNDUxNTBaFw0zNjExMjYxNDUx
NTBaMA8xDTALBgNVBAMMBGFjbWUwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEK
AoIBAQCG/dv4GgYhsyct49EE0zh0DgUZifs/0jVjNf0oR47hSJWAZ12cPQ0ruEfp
2Tsm73ARXkdiBb+ps3uHv5zULMe6QnE23x7nxK5hZ0bH7yxtDfS/QuDf8sppMi4E
cKC2eVRM3EGQw1ufrHzE+nhNHKXCfNp3VmmTKCJnazHp2pWY/lRZPC+3A8l9tCTv
jWglBpyFunLLli36dyQZwaWV3T4ijhy9vE2Fyf5b25LEyVBkzj474xEaJl7b6e0c
rMcOfilvHwr1ewt+OKBBwmvohkP2atItuY+vnd77fwEKh8PYC179+N6K5MO4H5ME
JPwqqU/ENETBGsE6Y454pSOksJrNAgMBAAGjUzBRMB0GA1UdDgQWBBRdF9gLW20A
5LAWkrdQomlHXo7rSzAfBgNVHSMEGDAWgBRdF9gLW20A5LAWkrdQomlHXo7rSzAP
BgNVHRMBAf8EBTADAQH/MA0GCSqGSIb3DQEBCwUAA4IBAQBFN81b7Y4r2TvzO6sM
NpXBId2dCZ3jfILG4eBuTyf+zMA1pmkPUWC9ZEeZWlMWAFSyoXvQZoLysV1F/Eqi
ShdM372WN00TPVfat1f2R/B8i45X+/25CHIdiv+eguYw4TIvrMOYN0aPsqemVDeE
nZvFn3/AMLGwvMUVu5LOVY4Mh8ZWDLv426H7UrwtAh8eRFfuuA2cvUZXC2oJtCt2
eHw9Xy8tsH7h2HVXzMFN+O9xKCDJTmA472H7rIzwBiDVhHHch29UnM2vmMs3VUEb
miuJzQxBzJB8JKJ65vDkwKWGkyAC1uUYmGyFv/v5lZ5LZqFW92Wgo57T5rn+QjyB
5nEK
-----END CERTIFICATE-----
`;
const rsaSignature =
  "bydPIvcfOk/k/fQqDVwVzbdueB2FqTUetzwFQXwtb30hiu1Zv0PS6pnq1pM8UjjGS36hY4NCnlReEll3XerroDTprPKI5HAZr8FU4X7QXvfmQkI2zaTHhjFCZLM2toIvtFY2r7/GdjRcfp1yJo5myMfAIjmUwYvTnH+j/E97GrwwvtHdaB1JKYioMFCW7cO0hOL0Lo8hyJZGye3//pZDPTTlWppBwxBgoyNj5Bh7YFRF5uBA2kws01eozIBGPcHuWL8r0GVIUxMbXuAYqTc0GTefT3bwJxlTQkEeN9wJjhKimTojmsC+vWnLv1cv2Dap2yQpMLPF/Da+upTNDZu8IA==";
const ecCertificate = `-----BEGIN CERTIFICATE-----
MIIBdDCCARmgAwIBAgIUap7aybfAXr4L0Kr04Q6FIEy4tKIwCgYIKoZIzj0EAwIw
DzENMAsGA1UEAwwEYWNtZTAeFw0yNjExMjkxNDUxNTBaFw0zNjExMjYxNDUxNTBa
MA8xDTALBgNVBAMMBGFjbWUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAT6pukD
zU6FpaTWzdr2hat5LmoVL3DmRz7VgLuYP2AjEDFVadvKInAE5slROvf9jT1xUC/4
u72w0RT6CV3eo5mUo1MwUTAdBgNVHQ4EFgQUEXIWwkqPCcKvbWf21Huns43I9uww
HwYDVR0jBBgwFoAUEXIWwkqPCcKvbWf21Huns43I9uwwDwYDVR0TAQH/BAUwAwEB
/zAKBggqhkjOPQQDAgNJADBGAiEAvFVB9XuIksRJ6WSc6vZ2lEIsxtK5cGPDpQSe
+pz9t3UCIQD0D6997HQr468MfIaZO8erF4L46cM09nrYrM96atH2Dg==
-----END CERTIFICATE-----
`;
const ecSignature = "MEQCIHE4Vwf0+ig/XxG31/lo5HfILCdm6oYw1ZYkYrxMGSUCAiAm7vr/Rv9X6hgXGJOzQ9/AS07EYgLsr4aQiwuEnQ7Miw==";

type Case = [name: string, sign: typeof ed25519, secret: string | Uint8Array, known: (string | Uint8Array)[]];

const cases: Case[] = [
  ["RSA as PKCS #8", rsaSha256, pkcs8(rsa.privateKey), [spki(rsa.publicKey), inner(spki(rsa.publicKey))]],
  ["RSA as PKCS #1", rsaSha256, pkcs1, [pkcs1, pkcs1Public, inner(pkcs1Public)]],
  ["RSA as PKCS #1 without its lines", rsaSha256, inner(pkcs1), [base64(pkcs1Public)]],
  ["RSA as Base64 of PEM", rsaSha256, base64(pkcs8(rsa.privateKey)), [base64(spki(rsa.publicKey))]],
  ["RSA with line ends as an environment has them", rsaSha256, pkcs1.replace(/\n/g, "\\n"), [pkcs1]],
  ["P-256 as SEC 1", ecdsaSha256, sec1, [sec1, spki(p256.publicKey)]],
  [
    "P-256 as SEC 1 after its parameters",
    ecdsaSha256,
    `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${sec1}`,
    [sec1],
  ],
  [
    "Ed25519 in hexadecimal",
    ed25519,
    raw(ed.privateKey, "d").toString("hex"),
    [raw(ed.publicKey, "x").toString("hex")],
  ],
  [
    "Ed25519 in Base64",
    ed25519,
    raw(ed.privateKey, "d").toString("base64"),
    [raw(ed.publicKey, "x").toString("base64url")],
  ],
  [
    "Ed25519 as bytes",
    ed25519,
    raw(ed.privateKey, "d"),
    [raw(ed.publicKey, "x"), raw(ed.privateKey, "d"), spki(ed.publicKey)],
  ],
];

test.each(cases)("%s signs, and verifies by its public half", async (_, sign, secret, known) => {
  const signature = (await sign(secret, data)) as Uint8Array;
  for (const key of [...known, secret]) {
    const check = (sign as unknown as { checking(claim: Uint8Array): typeof sign }).checking(signature);
    expect(await check(key, data)).toBe(signature);
    expect(await check(key, "something else")).toBe("");
  }
});

test.each([
  ["RSA", rsaSha256, rsaCertificate, Buffer.from(rsaSignature, "base64")],
  ["P-256", ecdsaSha256, ecCertificate, fromDer(Buffer.from(ecSignature, "base64"))],
])("a certificate with a key of %s verifies, as PEM and as its Base64", async (_, sign, certificate, signature) => {
  for (const key of [certificate, inner(certificate), base64(certificate)]) {
    expect(await sign.checking(signature)(key, data)).toBe(signature);
    expect(await sign.checking(signature)(key, "something else")).toBe("");
  }
  await expect(sign(certificate, data)).rejects.toThrow("expected the private key: a public one cannot sign");
});

test.each([
  ["P-384", "secp384r1", 96],
  ["secp256k1", "secp256k1", 64],
])("%s is signed with SHA-256, as node:crypto does", async (_, curve, length) => {
  const { privateKey, publicKey } = ec(curve);
  const signature = (await ecdsaSha256(pkcs8(privateKey), data)) as Uint8Array;
  expect(signature).toHaveLength(length);
  const dsaEncoding = "ieee-p1363" as const;
  expect(nodeVerify("sha256", data, { key: publicKey, dsaEncoding }, signature)).toBe(true);
  const theirs = new Uint8Array(nodeSign("sha256", data, { key: privateKey, dsaEncoding }));
  expect(await ecdsaSha256.checking(theirs)(spki(publicKey), data)).toBe(theirs);
  expect(await ecdsaSha256.checking(theirs)(spki(publicKey), "else")).toBe("");
});

test("what is no key is refused in one sentence, without a piece of it", () => {
  for (const text of ["hush", "-----BEGIN NOTHING-----\nhush\n-----END NOTHING-----", "MAUCAQA=", "aHVzaA=="])
    expect(() => readKeys(text)).toThrow(/^expected a (key in PEM or DER|Base64 string)/);
  const locked = rsa.privateKey.export({ type: "pkcs8", ...pem, cipher: "aes-256-cbc", passphrase: "x" }) as string;
  expect(() => readKeys(locked)).toThrow("expected a key that no passphrase protects: decrypt it first");
});

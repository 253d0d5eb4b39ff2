// Written by `countersign generate` from the contract of monri. Edit that, not this.
/** By the name of the webhook. */
export const examples: Readonly<Record<string, { payload: unknown; headers?: Record<string, string> }>> = {
  "callback": {
    "payload": {
      "id": 214,
      "acquirer": "integration_acq",
      "order_number": "3159daf002e3809",
      "amount": 100,
      "currency": "EUR",
      "ch_full_name": "John Doe",
      "outgoing_amount": 100,
      "outgoing_currency": "EUR",
      "approval_code": "687042",
      "response_code": "0000",
      "response_message": "approved",
      "reference_number": "000003036888",
      "systan": "000214",
      "eci": "06",
      "xid": null,
      "acsv": null,
      "cc_type": "visa",
      "status": "approved",
      "created_at": "2020-03-26T11:09:17.959+01:00",
      "transaction_type": "purchase",
      "enrollment": "N",
      "authentication": null,
      "pan_token": null,
      "masked_pan": "411111-xxx-xxx-1111",
      "issuer": "xml-sim",
      "number_of_installments": null,
      "custom_params": "{a:b, c:d}"
    }
  },
  "event": {
    "payload": {
      "event": "transaction:approved",
      "payload": {
        "id": 996660,
        "acquirer": "xml-sim",
        "order_number": "0d4546c748b9c4f",
        "order_info": "Monri Test",
        "amount": 100,
        "currency": "EUR",
        "status": "approved"
      }
    }
  }
};

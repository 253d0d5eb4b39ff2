// Written by `countersign generate` from the contract of axisfi. Edit that, not this.
/** By the name of the webhook. */
export const examples: Readonly<Record<string, { payload: unknown; headers?: Record<string, string> }>> = {
  "transfer.completed": {
    "payload": {
      "transaction_type": "transfer",
      "transaction_id": "txn_e7f5c7fb52df499e90b59e5f57448eca",
      "partner_transaction_id": "INV_LOGI_2026_001",
      "source": {
        "currency": "USDT",
        "network": "ETH",
        "amount": 5000
      },
      "target": {
        "currency": "USD",
        "network": null,
        "amount": 4985.5
      },
      "status": "Succeeded",
      "customer_id": null,
      "recipient_id": null,
      "exchange_rate": 0.999,
      "fee": 9.5,
      "purpose_code": "SERVICES_PAYMENT",
      "notes": "Q1 2026 Warehousing and Fulfillment Service Fees",
      "created_at": "2026-04-02T11:18:03Z",
      "audit_at": "2026-04-02T11:20:00Z",
      "completed_at": "2026-04-02T11:30:00Z",
      "customer": {
        "customer_id": "cus_e2ddee0e7d45490995b4cba6712c6833",
        "partner_customer_id": "AXIS_USER_001",
        "status": "Succeeded",
        "created_at": "2026-01-10T08:00:00Z"
      }
    }
  },
  "transfer.failed": {
    "payload": {
      "transaction_type": "transfer",
      "transaction_id": "txn_e7f5c7fb52df499e90b59e5f57448eca",
      "partner_transaction_id": "INV_LOGI_2026_001",
      "source": {
        "currency": "USDT",
        "network": "ETH",
        "amount": 5000
      },
      "target": {
        "currency": "USD",
        "network": null,
        "amount": 4985.5
      },
      "status": "Failed",
      "customer_id": null,
      "recipient_id": null,
      "exchange_rate": 0.999,
      "fee": 9.5,
      "purpose_code": "SERVICES_PAYMENT",
      "notes": "Q1 2026 Warehousing and Fulfillment Service Fees",
      "created_at": "2026-04-02T11:18:03Z",
      "audit_at": "2026-04-02T11:20:00Z",
      "customer": {
        "customer_id": "cus_e2ddee0e7d45490995b4cba6712c6833",
        "partner_customer_id": "AXIS_USER_001",
        "status": "Succeeded",
        "created_at": "2026-01-10T08:00:00Z"
      }
    }
  }
};

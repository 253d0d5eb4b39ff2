// Written by `countersign generate` from the contract of loveandpay. Edit that, not this.
/** By the name of the webhook. */
export const examples: Readonly<Record<string, { payload: unknown; headers?: Record<string, string> }>> = {
  "invoice.created": {
    "payload": {
      "id": "evt_1234567890_abc124",
      "event": "invoice.created",
      "timestamp": "2024-01-15T10:30:00.000Z",
      "data": {
        "id": "550e8400-e29b-41d4-a716-446655440000",
        "invoiceNumber": "INV-12345",
        "amount": 150000,
        "amountKopecks": 150000,
        "amountRub": 1500,
        "currency": "RUB",
        "status": "PENDING",
        "customerEmail": "client@example.com",
        "customerName": "Иван Иванов",
        "customerPhone": "+79991234567",
        "createdAt": "2024-01-15T10:00:00.000Z"
      },
      "partnerId": "partner-uuid",
      "retryCount": 0
    },
    "headers": {
      "x-webhook-id": "webhook-uuid",
      "x-webhook-timestamp": "1705312200000",
      "user-agent": "LovePay/1.0"
    }
  },
  "invoice.paid": {
    "payload": {
      "id": "evt_1234567890_abc123",
      "event": "invoice.paid",
      "timestamp": "2024-01-15T10:30:00.000Z",
      "data": {
        "id": "uuid-v4",
        "invoiceNumber": "INV-12345",
        "amount": 150000,
        "currency": "RUB",
        "status": "PAID",
        "customerEmail": "...",
        "customerName": "Иван Иванов",
        "customerPhone": "+79991234567",
        "paidAt": "2024-01-15T10:30:00.000Z",
        "createdAt": "2024-01-15T10:00:00.000Z"
      },
      "partnerId": "partner-uuid",
      "retryCount": 0
    },
    "headers": {
      "x-webhook-id": "webhook-uuid",
      "x-webhook-timestamp": "1705312200000",
      "user-agent": "LovePay/1.0"
    }
  },
  "invoice.expired": {
    "payload": {
      "id": "evt_1234567890_abc124",
      "event": "invoice.expired",
      "timestamp": "2024-01-15T10:30:00.000Z",
      "data": {
        "id": "550e8400-e29b-41d4-a716-446655440000",
        "invoiceNumber": "INV-12345",
        "amount": 1500,
        "amountKopecks": 150000,
        "amountRub": 1500,
        "currency": "RUB",
        "status": "EXPIRED",
        "customerEmail": "client@example.com",
        "customerName": "Иван Иванов",
        "customerPhone": "+79991234567",
        "createdAt": "2024-01-15T10:00:00.000Z"
      },
      "partnerId": "partner-uuid",
      "retryCount": 0
    },
    "headers": {
      "x-webhook-id": "webhook-uuid",
      "x-webhook-timestamp": "1705312200000",
      "user-agent": "LovePay/1.0"
    }
  },
  "invoice.cancelled": {
    "payload": {
      "id": "evt_1234567890_abc124",
      "event": "invoice.cancelled",
      "timestamp": "2024-01-15T10:30:00.000Z",
      "data": {
        "id": "550e8400-e29b-41d4-a716-446655440000",
        "invoiceNumber": "INV-12345",
        "amount": 1500,
        "amountKopecks": 150000,
        "amountRub": 1500,
        "currency": "RUB",
        "status": "CANCELLED",
        "customerEmail": "client@example.com",
        "customerName": "Иван Иванов",
        "customerPhone": "+79991234567",
        "createdAt": "2024-01-15T10:00:00.000Z"
      },
      "partnerId": "partner-uuid",
      "retryCount": 0
    },
    "headers": {
      "x-webhook-id": "webhook-uuid",
      "x-webhook-timestamp": "1705312200000",
      "user-agent": "LovePay/1.0"
    }
  }
};

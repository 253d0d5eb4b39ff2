// Written by `countersign generate` from the contract of loveandpay-v1. Edit that, not this.
/** By the name of the webhook. */
export const examples: Readonly<Record<string, { payload: unknown; headers?: Record<string, string> }>> = {
  "kyc.completed": {
    "payload": {
      "id": "evt_kyc001",
      "type": "kyc.completed",
      "createdAt": "2024-01-15T14:00:00Z",
      "data": {
        "session": {
          "id": "kyc_abc123def456",
          "level": "basic",
          "status": "completed",
          "verifiedData": {
            "firstName": "Иван",
            "lastName": "Петров",
            "dateOfBirth": "1990-05-15",
            "nationality": "RU",
            "documentType": "passport",
            "documentNumber": "****5678"
          },
          "metadata": {
            "userId": "user_12345",
            "email": "..."
          },
          "createdAt": "2024-01-15T10:30:00Z",
          "completedAt": "2024-01-15T14:00:00Z"
        }
      }
    },
    "headers": {
      "x-webhook-id": "webhook-uuid",
      "x-webhook-timestamp": "1705312200000",
      "user-agent": "LovePay/1.0"
    }
  },
  "kyc.failed": {
    "payload": {
      "id": "evt_kyc002",
      "type": "kyc.failed",
      "createdAt": "2024-01-15T14:00:00Z",
      "data": {
        "session": {
          "id": "kyc_abc123def456",
          "level": "basic",
          "status": "failed",
          "failureReason": "document_expired",
          "failureDetails": "Срок действия документа истёк. Пожалуйста, используйте действующий документ.",
          "metadata": {
            "userId": "user_12345",
            "email": "..."
          },
          "createdAt": "2024-01-15T10:30:00Z",
          "failedAt": "2024-01-15T14:00:00Z"
        }
      }
    },
    "headers": {
      "x-webhook-id": "webhook-uuid",
      "x-webhook-timestamp": "1705312200000",
      "user-agent": "LovePay/1.0"
    }
  }
};

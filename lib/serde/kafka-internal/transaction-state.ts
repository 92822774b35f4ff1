import type { InternalTopic } from "./internal-topic.ts";

/** `__transaction_state` as Kafka 4.3 writes it. */
export const transactionState: InternalTopic = new Map([
  [
    0,
    {
      record: "TransactionLog",
      key: "transactional_id:string",
      flexibleFrom: 1,
      values: [
        "producer_id:int64 producer_epoch:int16 transaction_timeout_ms:int32 transaction_status:transaction-state transaction_partitions:[{topic:string partition_ids:[int32]}]? transaction_last_update_timestamp_ms:int64 transaction_start_timestamp_ms:int64",
        "producer_id:int64 producer_epoch:int16 transaction_timeout_ms:int32 transaction_status:transaction-state transaction_partitions:[{topic:string partition_ids:[int32]}]? transaction_last_update_timestamp_ms:int64 transaction_start_timestamp_ms:int64 #0 previous_producer_id:int64 #1 next_producer_id:int64 #2 client_transaction_version:int16 #3 next_producer_epoch:int16",
      ],
    },
  ],
]);

import type { InternalTopic } from "./internal-topic.ts";

/** `__share_group_state` as Kafka 4.3 writes it (KIP-932). */
export const shareGroupState: InternalTopic = new Map([
  [
    0,
    {
      record: "ShareSnapshot",
      key: "group_id:string topic_id:uuid partition:int32",
      flexibleFrom: 0,
      values: [
        "snapshot_epoch:int32 state_epoch:int32 leader_epoch:int32 start_offset:int64 create_timestamp:int64 write_timestamp:int64 state_batches:[{first_offset:int64 last_offset:int64 delivery_state:int8 delivery_count:int16}] #0 delivery_complete_count:int32",
      ],
    },
  ],
  [
    1,
    {
      record: "ShareUpdate",
      key: "group_id:string topic_id:uuid partition:int32",
      flexibleFrom: 0,
      values: [
        "snapshot_epoch:int32 leader_epoch:int32 start_offset:int64 state_batches:[{first_offset:int64 last_offset:int64 delivery_state:int8 delivery_count:int16}] #0 delivery_complete_count:int32",
      ],
    },
  ],
]);

import type { InternalTopic } from "./internal-topic.ts";

/** `__consumer_offsets` as Kafka 4.3 writes it: offsets and the state of all kinds of groups. */
export const consumerOffsets: InternalTopic = new Map([
  [
    0,
    {
      record: "OffsetCommit",
      key: "group:string topic:string partition:int32",
      flexibleFrom: 4,
      values: [
        "offset:int64 metadata:string commit_timestamp:int64",
        "offset:int64 metadata:string commit_timestamp:int64 expire_timestamp:int64",
        "offset:int64 metadata:string commit_timestamp:int64",
        "offset:int64 leader_epoch:int32 metadata:string commit_timestamp:int64",
        "offset:int64 leader_epoch:int32 metadata:string commit_timestamp:int64 #0 topic_id:uuid",
      ],
    },
  ],
  [
    1,
    {
      record: "OffsetCommit",
      key: "group:string topic:string partition:int32",
      flexibleFrom: 4,
      values: [
        "offset:int64 metadata:string commit_timestamp:int64",
        "offset:int64 metadata:string commit_timestamp:int64 expire_timestamp:int64",
        "offset:int64 metadata:string commit_timestamp:int64",
        "offset:int64 leader_epoch:int32 metadata:string commit_timestamp:int64",
        "offset:int64 leader_epoch:int32 metadata:string commit_timestamp:int64 #0 topic_id:uuid",
      ],
    },
  ],
  [
    2,
    {
      record: "GroupMetadata",
      key: "group:string",
      flexibleFrom: 4,
      values: [
        "protocol_type:string generation:int32 protocol:string? leader:string? members:[{member_id:string client_id:string client_host:string session_timeout:int32 subscription:bytes assignment:bytes}]",
        "protocol_type:string generation:int32 protocol:string? leader:string? members:[{member_id:string client_id:string client_host:string rebalance_timeout:int32 session_timeout:int32 subscription:bytes assignment:bytes}]",
        "protocol_type:string generation:int32 protocol:string? leader:string? current_state_timestamp:int64 members:[{member_id:string client_id:string client_host:string rebalance_timeout:int32 session_timeout:int32 subscription:bytes assignment:bytes}]",
        "protocol_type:string generation:int32 protocol:string? leader:string? current_state_timestamp:int64 members:[{member_id:string group_instance_id:string? client_id:string client_host:string rebalance_timeout:int32 session_timeout:int32 subscription:bytes assignment:bytes}]",
        "protocol_type:string generation:int32 protocol:string? leader:string? current_state_timestamp:int64 members:[{member_id:string group_instance_id:string? client_id:string client_host:string rebalance_timeout:int32 session_timeout:int32 subscription:bytes assignment:bytes}]",
      ],
    },
  ],
  [
    3,
    {
      record: "ConsumerGroupMetadata",
      key: "group_id:string",
      flexibleFrom: 0,
      values: ["epoch:int32 #0 metadata_hash:int64"],
    },
  ],
  [
    4,
    {
      record: "ConsumerGroupPartitionMetadata",
      key: "group_id:string",
      flexibleFrom: 0,
      values: [
        "topics:[{topic_id:uuid topic_name:string num_partitions:int32 partition_metadata:[{partition:int32 racks:[string]}]}]",
      ],
    },
  ],
  [
    5,
    {
      record: "ConsumerGroupMemberMetadata",
      key: "group_id:string member_id:string",
      flexibleFrom: 0,
      values: [
        "instance_id:string? rack_id:string? client_id:string client_host:string subscribed_topic_names:[string] subscribed_topic_regex:string? rebalance_timeout_ms:int32 server_assignor:string? #0 classic_member_metadata:{session_timeout_ms:int32 supported_protocols:[{name:string metadata:bytes}]}?",
      ],
    },
  ],
  [
    6,
    {
      record: "ConsumerGroupTargetAssignmentMetadata",
      key: "group_id:string",
      flexibleFrom: 0,
      values: ["assignment_epoch:int32 #0 assignment_timestamp:int64"],
    },
  ],
  [
    7,
    {
      record: "ConsumerGroupTargetAssignmentMember",
      key: "group_id:string member_id:string",
      flexibleFrom: 0,
      values: ["topic_partitions:[{topic_id:uuid partitions:[int32]}]"],
    },
  ],
  [
    8,
    {
      record: "ConsumerGroupCurrentMemberAssignment",
      key: "group_id:string member_id:string",
      flexibleFrom: 0,
      values: [
        "member_epoch:int32 previous_member_epoch:int32 state:int8 assigned_partitions:[{topic_id:uuid partitions:[int32] #0 assignment_epochs:[int32]?}] partitions_pending_revocation:[{topic_id:uuid partitions:[int32] #0 assignment_epochs:[int32]?}]",
      ],
    },
  ],
  [
    10,
    {
      record: "ShareGroupMemberMetadata",
      key: "group_id:string member_id:string",
      flexibleFrom: 0,
      values: ["rack_id:string? client_id:string client_host:string subscribed_topic_names:[string]"],
    },
  ],
  [
    11,
    {
      record: "ShareGroupMetadata",
      key: "group_id:string",
      flexibleFrom: 0,
      values: ["epoch:int32 metadata_hash:int64"],
    },
  ],
  [
    12,
    {
      record: "ShareGroupTargetAssignmentMetadata",
      key: "group_id:string",
      flexibleFrom: 0,
      values: ["assignment_epoch:int32 #0 assignment_timestamp:int64"],
    },
  ],
  [
    13,
    {
      record: "ShareGroupTargetAssignmentMember",
      key: "group_id:string member_id:string",
      flexibleFrom: 0,
      values: ["topic_partitions:[{topic_id:uuid partitions:[int32]}]"],
    },
  ],
  [
    14,
    {
      record: "ShareGroupCurrentMemberAssignment",
      key: "group_id:string member_id:string",
      flexibleFrom: 0,
      values: [
        "member_epoch:int32 previous_member_epoch:int32 state:int8 assigned_partitions:[{topic_id:uuid partitions:[int32]}]",
      ],
    },
  ],
  [
    15,
    {
      record: "ShareGroupStatePartitionMetadata",
      key: "group_id:string",
      flexibleFrom: 0,
      values: [
        "initializing_topics:[{topic_id:uuid topic_name:string partitions:[int32]}] initialized_topics:[{topic_id:uuid topic_name:string partitions:[int32]}] deleting_topics:[{topic_id:uuid topic_name:string}]",
      ],
    },
  ],
  [
    16,
    {
      record: "ConsumerGroupRegularExpression",
      key: "group_id:string regular_expression:string",
      flexibleFrom: 0,
      values: ["topics:[string] version:int64 timestamp:int64"],
    },
  ],
  [
    17,
    {
      record: "StreamsGroupMetadata",
      key: "group_id:string",
      flexibleFrom: 0,
      values: [
        "epoch:int32 metadata_hash:int64 #0 validated_topology_epoch:int32 #1 last_assignment_configs:[{key:string value:string}]?",
      ],
    },
  ],
  [
    19,
    {
      record: "StreamsGroupMemberMetadata",
      key: "group_id:string member_id:string",
      flexibleFrom: 0,
      values: [
        "instance_id:string? rack_id:string? client_id:string client_host:string rebalance_timeout_ms:int32 topology_epoch:int32 process_id:string user_endpoint:{host:string port:uint16}? client_tags:[{key:string value:string}]",
      ],
    },
  ],
  [
    20,
    {
      record: "StreamsGroupTargetAssignmentMetadata",
      key: "group_id:string",
      flexibleFrom: 0,
      values: ["assignment_epoch:int32 #0 assignment_timestamp:int64"],
    },
  ],
  [
    21,
    {
      record: "StreamsGroupTargetAssignmentMember",
      key: "group_id:string member_id:string",
      flexibleFrom: 0,
      values: [
        "active_tasks:[{subtopology_id:string partitions:[int32]}] standby_tasks:[{subtopology_id:string partitions:[int32]}] warmup_tasks:[{subtopology_id:string partitions:[int32]}]",
      ],
    },
  ],
  [
    22,
    {
      record: "StreamsGroupCurrentMemberAssignment",
      key: "group_id:string member_id:string",
      flexibleFrom: 0,
      values: [
        "member_epoch:int32 previous_member_epoch:int32 state:int8 active_tasks:[{subtopology_id:string partitions:[int32] #0 assignment_epochs:[int32]?}] standby_tasks:[{subtopology_id:string partitions:[int32] #0 assignment_epochs:[int32]?}] warmup_tasks:[{subtopology_id:string partitions:[int32] #0 assignment_epochs:[int32]?}] active_tasks_pending_revocation:[{subtopology_id:string partitions:[int32] #0 assignment_epochs:[int32]?}] standby_tasks_pending_revocation:[{subtopology_id:string partitions:[int32] #0 assignment_epochs:[int32]?}] warmup_tasks_pending_revocation:[{subtopology_id:string partitions:[int32] #0 assignment_epochs:[int32]?}]",
      ],
    },
  ],
  [
    23,
    {
      record: "StreamsGroupTopology",
      key: "group_id:string",
      flexibleFrom: 0,
      values: [
        "epoch:int32 subtopologies:[{subtopology_id:string source_topics:[string] source_topic_regex:[string] state_changelog_topics:[{name:string partitions:int32 replication_factor:int16 topic_configs:[{key:string value:string}]}] repartition_sink_topics:[string] repartition_source_topics:[{name:string partitions:int32 replication_factor:int16 topic_configs:[{key:string value:string}]}] copartition_groups:[{source_topics:[int16] source_topic_regex:[int16] repartition_source_topics:[int16]}]}]",
      ],
    },
  ],
]);

import assert from "node:assert/strict";
import { test } from "node:test";
import { decodePayload } from "./decode.ts";

/** Bytes as Kafka 4.3.1's own classes write them. */
const written = {
  offsetKey: "000100016700017400000003",
  offsetValue3: "00037fffffffffffffff0000000700016d0000000000000005",
  offsetValue4: "00047fffffffffffffff00000007026d00000000000000050100108a8ba3ff6f9e4f47a8f35b5a1d2ed2f6",
  offsetValue1: "00010000000000000001000000000000000000050000000000000009",
  groupKey: "0002000167",
  groupValue3:
    "00030008636f6e73756d657200000004ffff00016c00000000000000080000000100016dffff000163000168000000010000000200000002010200000000",
  memberKey: "000500016700016d",
  memberValue: "0000000102630268030261026204782e2a0000000908756e69666f726d010010010000002d020672616e676502070000",
  streamsKey: "001300016700016d",
  streamsValue: "000001010263026800000009000000010270010265ffff000100",
  streamsValueNull: "000001010263026800000009000000010270ff0100",
  transactionKey: "000000027478",
  transactionValue1:
    "0001000000000000000500010000ea600402027403000000000000000200000000000000000a000000000000000b020008000000000000000302020002",
  transactionValue0: "0000000000000000000500000000000000ffffffff00000000000000000000000000000000",
  shareKey: "00000001678a8ba3ff6f9e4f47a8f35b5a1d2ed2f600000001",
  shareValue:
    "000000000001000000020000000300000000000000040000000000000007000000000000000802000000000000000100000000000000020200010001000400000006",
  assignmentKey: "000800016700016d",
  assignmentValue: "0000000000010000000000028a8ba3ff6f9e4f47a8f35b5a1d2ed2f6020000000101000502000000040100",
};

function show(topic: string, part: "key" | "value", bytes: string, key = ""): unknown {
  const record = { topic, part, key: Buffer.from(key, "hex"), schemaHeader: null, schemas: null };
  const payload = decodePayload(Buffer.from(bytes, "hex"), { maxBytes: 10_000, record });
  assert.ok("codec" in payload);
  return payload.note ?? JSON.parse(payload.text.replace(/:(\d{17,})/g, ':"$1"'));
}

const id = "iouj_2-eT0eo81taHS7S9g";

test("__consumer_offsets: offsets in all versions", () => {
  const topic = "__consumer_offsets";
  assert.deepEqual(show(topic, "key", written.offsetKey), {
    record: "OffsetCommit",
    group: "g",
    topic: "t",
    partition: 3,
  });
  const value = (bytes: string) => show(topic, "value", bytes, written.offsetKey);
  const commit = {
    record: "OffsetCommit",
    offset: "9223372036854775807",
    leaderEpoch: 7,
    metadata: "m",
    commitTimestamp: 5,
  };
  assert.deepEqual(value(written.offsetValue3), { ...commit, version: 3 });
  assert.deepEqual(value(written.offsetValue4), { ...commit, version: 4, topicId: id });
  assert.deepEqual(value(written.offsetValue1), {
    record: "OffsetCommit",
    version: 1,
    offset: 1,
    metadata: "",
    commitTimestamp: 5,
    expireTimestamp: 9,
  });
});

test("__consumer_offsets: groups of all kinds, nullable and tagged members", () => {
  const topic = "__consumer_offsets";
  assert.deepEqual(show(topic, "value", written.groupValue3, written.groupKey), {
    record: "GroupMetadata",
    version: 3,
    protocolType: "consumer",
    generation: 4,
    protocol: null,
    leader: "l",
    currentStateTimestamp: 8,
    members: [
      {
        memberId: "m",
        groupInstanceId: null,
        clientId: "c",
        clientHost: "h",
        rebalanceTimeout: 1,
        sessionTimeout: 2,
        subscription: "AQI=",
        assignment: "",
      },
    ],
  });
  assert.deepEqual(show(topic, "value", written.memberValue, written.memberKey), {
    record: "ConsumerGroupMemberMetadata",
    version: 0,
    instanceId: null,
    rackId: "",
    clientId: "c",
    clientHost: "h",
    subscribedTopicNames: ["a", "b"],
    subscribedTopicRegex: "x.*",
    rebalanceTimeoutMs: 9,
    serverAssignor: "uniform",
    classicMemberMetadata: { sessionTimeoutMs: 45, supportedProtocols: [{ name: "range", metadata: "Bw==" }] },
  });
  const streams = (bytes: string) => show(topic, "value", bytes, written.streamsKey);
  assert.deepEqual(Reflect.get(Object(streams(written.streamsValue)), "userEndpoint"), { host: "e", port: 65535 });
  assert.equal(Reflect.get(Object(streams(written.streamsValueNull)), "userEndpoint"), null);
  assert.deepEqual(show(topic, "value", written.assignmentValue, written.assignmentKey), {
    record: "ConsumerGroupCurrentMemberAssignment",
    version: 0,
    memberEpoch: 1,
    previousMemberEpoch: 0,
    state: 0,
    assignedPartitions: [{ topicId: id, partitions: [1], assignmentEpochs: [4] }],
    partitionsPendingRevocation: [],
  });
});

test("__transaction_state and __share_group_state", () => {
  const transactions = "__transaction_state";
  assert.deepEqual(show(transactions, "key", written.transactionKey), {
    record: "TransactionLog",
    transactionalId: "tx",
  });
  assert.deepEqual(show(transactions, "value", written.transactionValue1, written.transactionKey), {
    record: "TransactionLog",
    version: 1,
    producerId: 5,
    producerEpoch: 1,
    transactionTimeoutMs: 60_000,
    transactionStatus: "CompleteCommit",
    transactionPartitions: [{ topic: "t", partitionIds: [0, 2] }],
    transactionLastUpdateTimestampMs: 10,
    transactionStartTimestampMs: 11,
    previousProducerId: 3,
    clientTransactionVersion: 2,
  });
  const first = show(transactions, "value", written.transactionValue0, written.transactionKey);
  assert.equal(Reflect.get(Object(first), "transactionPartitions"), null);
  const shares = "__share_group_state";
  assert.deepEqual(show(shares, "key", written.shareKey), {
    record: "ShareSnapshot",
    groupId: "g",
    topicId: id,
    partition: 1,
  });
  assert.deepEqual(show(shares, "value", written.shareValue, written.shareKey), {
    record: "ShareSnapshot",
    version: 0,
    snapshotEpoch: 1,
    stateEpoch: 2,
    leaderEpoch: 3,
    startOffset: 4,
    createTimestamp: 7,
    writeTimestamp: 8,
    stateBatches: [{ firstOffset: 1, lastOffset: 2, deliveryState: 2, deliveryCount: 1 }],
    deliveryCompleteCount: 6,
  });
});

test("what a newer broker writes, and damage, is said", () => {
  const topic = "__consumer_offsets";
  assert.match(String(show(topic, "key", "00ff0001")), /its key is of the type 255/);
  assert.match(
    String(show(topic, "value", "0009", written.offsetKey)),
    /version 9 of OffsetCommit is newer than Kafka 4\.3/,
  );
  assert.match(String(show(topic, "value", written.offsetValue3.slice(0, -2), written.offsetKey)), /end too early/);
  assert.match(String(show(topic, "value", `${written.offsetValue3}00`, written.offsetKey)), /1 byte is left/);
});

import { randomUUID } from "node:crypto";
import { consumerGroupHeartbeatV0, createAPI, Writer, type API } from "@platformatic/kafka";
import { kafkaClient } from "#lib/kafka/client.ts";
import { apis, type ApiTable } from "#lib/kafka/versions.ts";

type Answer = { errorCode: number; errorMessage: string | null; epoch: number };
type Join = { group: string; member: string; epoch: number; topic: string };

function table(name: string, codec: API<[Join], Answer>): ApiTable<[Join], Answer> {
  return { name, key: codec.key, needs: "Kafka 4.1", codecs: [codec] };
}

/** All answers begin alike; what follows is left unread. */
const answer =
  (epochAfter: "member" | "status"): Parameters<typeof createAPI<[Join], Answer>>[3] =>
  (_correlationId, _apiKey, _apiVersion, r) => {
    r.readInt32();
    const [errorCode, errorMessage] = [r.readInt16(), r.readNullableString()];
    if (epochAfter === "member") r.readNullableString();
    else r.readString();
    return { errorCode, errorMessage, epoch: r.readInt32() };
  };

const shareHeartbeat = table(
  "ShareGroupHeartbeat",
  createAPI<[Join], Answer>(
    76,
    1,
    ({ group, member, epoch, topic }: Join) =>
      Writer.create()
        .appendString(group)
        .appendString(member)
        .appendInt32(epoch)
        .appendString(null)
        .appendArray([topic], (w, name) => w.appendString(name), true, false)
        .appendTaggedFields(),
    answer("member"),
  ),
);

const streamsHeartbeat = table(
  "StreamsGroupHeartbeat",
  createAPI<[Join], Answer>(
    88,
    0,
    ({ group, member, epoch, topic }: Join) => {
      const w = Writer.create().appendString(group).appendString(member).appendInt32(epoch).appendInt32(-1);
      w.appendString(null).appendString("r1").appendInt32(45_000);
      // One subtopology that reads the topic, and no topics of its own; told when joining only.
      if (epoch !== 0) w.appendInt8(-1);
      else
        w.appendInt8(1)
          .appendInt32(1)
          .appendArray(["0"], (s, id) => {
            s.appendString(id).appendArray([topic], (t, name) => t.appendString(name), true, false);
            for (let lists = 0; lists < 5; lists += 1) s.appendArray([], () => undefined);
          })
          .appendTaggedFields();
      for (let tasks = 0; tasks < 3; tasks += 1) w.appendArray([], () => undefined);
      w.appendString(member).appendInt8(1).appendString("host-a").appendUnsignedInt16(8080).appendTaggedFields();
      w.appendArray([["zone", "b"]], (t, [key, value]) => t.appendString(key).appendString(value));
      w.appendArray(null, () => undefined).appendArray(null, () => undefined);
      return w.appendBoolean(false).appendTaggedFields();
    },
    answer("status"),
  ),
);

/** A member of a KIP-848, share or streams group, as its client would join it: by heartbeats. Returns its id and how to go on. */
export async function joinByHeartbeat(kind: "consumer" | "share" | "streams", group: string, topic: string) {
  const client = kafkaClient("test");
  const { coordinators } = await client.call(apis.findCoordinator, "any", [0, [group]], {
    context: { doing: "Finding the coordinator" },
  });
  const coordinator = coordinators[0]?.nodeId ?? -1;
  const member = randomUUID();
  const beat = async (epoch: number): Promise<number> => {
    const context = { doing: "Sending a heartbeat" };
    const join = { group, member, epoch, topic };
    if (kind === "consumer") {
      const api: ApiTable<Parameters<typeof consumerGroupHeartbeatV0.createRequest>, { memberEpoch: number }> = {
        name: "ConsumerGroupHeartbeat",
        key: 68,
        needs: "Kafka 3.7",
        codecs: [consumerGroupHeartbeatV0.api],
      };
      const answered = await client.call(
        api,
        coordinator,
        [group, member, epoch, null, "r1", 45_000, [topic], null, null, []],
        { context },
      );
      return answered.memberEpoch;
    }
    const answered = await client.call(kind === "share" ? shareHeartbeat : streamsHeartbeat, coordinator, [join], {
      context,
    });
    if (answered.errorCode !== 0) throw new Error(`${answered.errorCode}: ${answered.errorMessage}`);
    return answered.epoch;
  };
  let epoch = await beat(0);
  return { member, beat: async () => void (epoch = await beat(epoch)), leave: () => beat(-1) };
}

// Does work orders as an agent does that has nothing but the tools, with the official client of the protocol. Arguments: the
// repository, the command that starts the server, and its own arguments. Prints what it saw as one line of JSON.
import { execFileSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const [root, command, ...args] = process.argv.slice(2);
let complaints = "";
let { client, transport } = await connect();

/** Starts a server. */
async function connect() {
  const transport = new StdioClientTransport({ command, args, cwd: root, env: process.env, stderr: "pipe" });
  transport.stderr.on("data", (text) => (complaints += text));
  const client = new Client({ name: "test", version: "1" });
  // A message about a call may cross the one that takes it back.
  client.onerror = (error) => (complaints += /progress notification for an unknown/.test(error) ? "" : `${error}\n`);
  await client.connect(transport);
  return { client, transport };
}

const seen = { tools: (await client.listTools()).tools.map((tool) => tool.name) };

/** Calls a tool; a failure throws its code. */
async function call(name, input = {}, options = {}) {
  const answer = await client.callTool({ name, arguments: input }, undefined, options);
  if (answer.isError) {
    throw new Error(`${answer.structuredContent.error.code}: ${answer.structuredContent.error.cause}`);
  }

  return answer.structuredContent.data;
}

/** Takes the next work order and commits something in its scope. */
async function takeAndWork() {
  const taken = await call("take", { next: true });
  appendFileSync(join(taken.worktree, "src", `${taken.id}.txt`), `work on ${taken.id}\n`);
  execFileSync("git", ["add", "--all"], { cwd: taken.worktree });
  execFileSync("git", ["commit", "--quiet", "--message", `Work on ${taken.id}`], { cwd: taken.worktree });
  return taken;
}

const read = async (uri) => JSON.parse((await client.readResource({ uri })).contents[0].text).data;

seen.ready = (await read("wo://ready")).map((row) => row.id);
const first = await takeAndWork();
seen.taken = first;
seen.heldByRefused = await call("release", { id: "WO-0404", reason: "not there" }).catch((error) => error.message);

// The gate of the second holds, until the call is taken back as soon as the server says that the gate runs.
const second = await takeAndWork();
seen.progress = [];

/** Begins to finish the second, and does something when its gate runs. */
const finishSecond = (whenItRuns, signal) =>
  call(
    "finish",
    { id: second.id, summary: "never" },
    {
      signal,
      onprogress: ({ message }) => {
        seen.progress.push(message);
        whenItRuns();
      },
    },
  ).then(
    () => "finished",
    () => "stopped",
  );
const stop = new AbortController();
seen.stopped = await finishSecond(() => stop.abort("enough"), stop.signal);
seen.second = await read(`wo://${second.id}`);

seen.finished = await call("finish", { id: first.id, summary: "it works" });
seen.prompt = (await client.getPrompt({ name: "work", arguments: { id: second.id } })).messages[0].content.text;
seen.templates = (await client.listResourceTemplates()).resourceTemplates.map((known) => known.uriTemplate);

// A server that is killed in the middle of a gate: the next one, under the same name, gets the work back.
seen.killed = await finishSecond(() => process.kill(transport.pid, "SIGKILL"));
({ client, transport } = await connect());
seen.resumed = await call("take", { id: second.id, resume: true });
seen.released = await call("release", { id: second.id, reason: "the server was killed" });
await client.close();
seen.complaints = complaints;
console.log(JSON.stringify(seen));

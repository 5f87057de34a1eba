/** A view of one answer, drawn anew where the answer is another one; of one that failed it shows why. */
function answerView({ title, heading, ask, show, above = null, look = {} }) {
  const content = h("div", look);
  const isNew = memory();
  const element = h("div", {}, h("h2", {}, heading), above, content);
  return { element, title, update };

  async function update() {
    const answer = await ask();
    if (isNew(answer)) {
      put(content, answer.data === null ? failure(answer.error) : show(answer.data));
    }
  }
}

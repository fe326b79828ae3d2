// The team's talk: a log that is read out as it grows, and one line to write in. What could not be sent stays visible.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { cx, h, html } from "../lib/html.js";
import { t } from "../lib/text.js";
import { inOrder } from "../state/selectors.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";
import { typedIn, useTyped } from "./typed.js";

const LIMIT = 500;

function Chat() {
  const store = useStore();
  const lines = inOrder(store.read("chat"));
  const me = store.read("me")?.player;
  const log = useRef(/** @type {HTMLElement | null} */ (null));
  const count = lines.length + store.unsent.value.length;
  useLayoutEffect(() => {
    const element = log.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, [count]);
  useEffect(() => {
    if (store.tab.value === "chat") store.seen.value = { ...store.seen.value, chat: lines.length };
  }, [lines.length, store.tab.value]);
  return html`<section class="region region--chat" id="chat" aria-labelledby="chat-title">
    <div class="chat">
      <h2 class="kicker" id="chat-title">${t("chat.title")}</h2>
      <div class="chat__log" role="log" tabindex="0" aria-label=${t("chat.log")} ref=${log}>
        ${count === 0 && html`<p class="quiet">${t("chat.empty")}</p>`}
        ${lines.map((line) => h(Line, { key: line.id, line, isMine: line.player === me }))}
        ${store.unsent.value.map(
          (line) => html`<p class="chat__line" data-state="unsent" key=${`unsent-${line.id}`}>
            <span class="chat__who">${t("chat.you")}</span><span class="chat__time">${t("chat.unsent")}</span><span class="chat__text">${line.text}</span>
          </p>`,
        )}
      </div>
      ${h(ChatForm, {})}
    </div>
  </section>`;
}

/** @param {{line: import("../types/view.d.ts").ChatLine, isMine: boolean}} props */
function Line({ line, isMine }) {
  const isLead = line.player === null && !line.is_story;
  return html`<p class=${cx("chat__line", isLead && "chat__line--facilitator")}>
    <span class="chat__who">${isMine ? t("chat.you") : isLead ? t("chat.lead") : line.name}</span>
    ${line.is_story && html`<span class="chat__time">${t("chat.story")}</span>`}
    <span class="chat__text">${line.text}</span>
  </p>`;
}

function ChatForm() {
  const store = useStore();
  const [text, setText, clear] = useTyped("chat");
  const say = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const said = text.trim();
    if (!said) return;
    clear();
    const own = { id: Math.random(), text: said };
    store.unsent.value = [...store.unsent.value, own];
    const outcome = await store.send({ kind: "say", text: said });
    store.unsent.value = store.unsent.value.filter((one) => one !== own);
    if (!outcome.isAccepted) setText(said);
  };
  return html`<form class="chat__form" onSubmit=${say}>
    <label class="visually-hidden" for="say">${t("chat.label")}</label>
    <input class="input" id="say" autocomplete="off" maxlength=${LIMIT} placeholder=${t("chat.placeholder")} value=${text}
      onInput=${(/** @type {Event} */ event) => setText(typedIn(event))} />
    ${h(Button, { icon: "send", label: t("chat.send"), type: "submit" })}
  </form>`;
}

export { Chat };

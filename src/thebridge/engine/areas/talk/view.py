"""What is seen of the area *talk*: chat, messages to the team, calls for help.

A report is seen only as the desk's thanks, never with the reporter's words.
"""

from collections.abc import Mapping
from typing import Any

from thebridge.engine.areas.talk.words import ChatLine, FeedLine, HelpCall, TalkState
from thebridge.engine.ids import Author, HappeningId, PlayerId
from thebridge.engine.memo import Memo
from thebridge.engine.scenario import Scenario
from thebridge.engine.texts import Texts
from thebridge.engine.viewer import Viewer


def chat_section(
    scenario: Scenario, state: TalkState, names: Mapping[PlayerId, str], texts: Texts, memo: Memo
) -> dict[str, Any]:
    """The last lines of the chat, the team's and the story's. What the team reported is taken out."""
    taken_out = {one.id for one in scenario.happenings if one.matter is not None and one.matter in state.reported}
    lines = [line for line in state.chat if line.happening not in taken_out] if taken_out else state.chat
    shown = {line.id: line for line in lines}
    around = (texts, names)
    return memo.recall_each("chat", shown, around, lambda known: _chat_line(scenario, shown[known], names, texts))


def _name(line: ChatLine, names: Mapping[PlayerId, str]) -> str:
    return "" if line.player is None else names.get(line.player, "")


def _chat_line(scenario: Scenario, line: ChatLine, names: Mapping[PlayerId, str], texts: Texts) -> dict[str, Any]:
    if line.happening is not None:
        return {"seq": line.seq, "player": None, **_story(scenario, line.happening, texts), "is_story": True}
    return {
        "seq": line.seq,
        "player": line.player,
        "name": _name(line, names),
        "text": line.text,
        "is_story": False,
    }


def _story(scenario: Scenario, happening: HappeningId, texts: Texts) -> dict[str, str]:
    """Who of the cast says what; a happening without a sender speaks under its title."""
    authored = next(one for one in scenario.happenings if one.id == happening)
    sender = next((one for one in scenario.cast if one.id == authored.sender), None)
    name = texts.get(authored.title) if sender is None else texts.names.get(sender.id, sender.name)
    return {"name": name, "text": texts.get(authored.text)}


def feed_of_talk(scenario: Scenario, state: TalkState, viewer: Viewer, texts: Texts) -> dict[str, Any]:
    """The messages of leads, their answers, and the desk's thanks for reports."""
    return {line.id: _feed_line(scenario, line, viewer, texts) for line in state.feed}


def _feed_line(scenario: Scenario, line: FeedLine, viewer: Viewer, texts: Texts) -> dict[str, Any]:
    is_report = line.kind == "report"
    return {
        "seq": line.seq,
        "kind": line.kind,
        "title": _report_title(scenario, line, texts) if is_report else "",
        "text": _thanks(scenario, line, texts) if is_report else line.text or "",
        "sender": None,
        "to_me": is_report and viewer.player is not None and line.by == Author(viewer.player),
    }


def _report_title(scenario: Scenario, line: FeedLine, texts: Texts) -> str:
    return next((texts.get(kind.text) for kind in scenario.reporting.kinds if kind.id == line.report), "")


def _thanks(scenario: Scenario, line: FeedLine, texts: Texts) -> str:
    """What the desk answers: for each matter its own thanks, else the thanks for anything."""
    own = [texts.get(matter.thanks) for matter in scenario.reporting.matters if matter.id in line.matters]
    return "\n\n".join(dict.fromkeys(own)) or texts.get(scenario.reporting.thanks)


def help_section(state: TalkState, names: Mapping[PlayerId, str]) -> dict[str, Any]:
    """The team's calls for help, each with its receipt: who answered, and with what."""
    return {call.id: _call(call, names) for call in state.calls.values()}


def _call(call: HelpCall, names: Mapping[PlayerId, str]) -> dict[str, Any]:
    return {
        "seq": call.seq,
        "player": call.player,
        "name": names.get(call.player, ""),
        "text": call.text,
        "answered_by": None if call.answered_by is None else _shown(call.answered_by),
        "answer": call.answer,
    }


def _shown(author: Author) -> str:
    """A lead's name without the mark that it is a lead."""
    return author.removeprefix("lead:")


def plenary_section(state: TalkState, since: int) -> dict[str, Any] | None:
    """The last message that a lead told everybody at once, unless a newer chapter began since."""
    line = next((one for one in reversed(state.feed) if one.is_plenary), None)
    return None if line is None or line.seq < since else {"seq": line.seq, "text": line.text or ""}


def actions_section(state: TalkState, names: Mapping[PlayerId, str]) -> list[dict[str, Any]]:
    """What the team agreed after play, in the order of agreeing."""
    agreed = sorted(state.actions.items(), key=lambda one: one[1].seq)
    return [
        {"owner": owner, "name": names.get(owner, ""), "text": one.text, "due": one.due, "seq": one.seq}
        for owner, one in agreed
    ]

"""What is sent to the people of a session: the text with the note on content, and the appointment."""

from thebridge.engine.scenario import Scenario
from thebridge.sessions.model import LOBBY_MINUTES, SessionRecord, format_code
from thebridge.web.calendar_file import Appointment
from thebridge.web.dependencies import Web
from thebridge.web.moments import say_moment
from thebridge.web.planning import play_minutes, talk_minutes
from thebridge.web.preparing import texts_of
from thebridge.web.room_cards import join_link


def session_link(web: Web, record: SessionRecord) -> str:
    """The address that brings people to the join page with the session's own code."""
    return f"{web.server.settings.public_url}/j/{record.code or record.rooms[0].code}"


def invitation_text(web: Web, record: SessionRecord, scenario: Scenario, language: str) -> str:
    """The text to send around, in the session's language."""
    say = texts_of(scenario, language)

    def t(key: str, **values: object) -> str:
        return web.pages.translations.t(language, f"prepare.invite.{key}", **values)

    settings = record.settings
    parts = [t("first", scenario=say("title"))]
    if settings.opens_at is not None and (plays_at := settings.plays_at) is not None:
        earlier = round((plays_at - settings.opens_at).total_seconds() / 60)
        parts.append(
            t("when", at=say_moment(web.pages.translations, language, plays_at, settings.zone), earlier=earlier)
        )
    play, talk = play_minutes(scenario, settings.factor), talk_minutes(scenario)
    parts.append(t("lasts", minutes=5 * round((play + talk) / 5), play=play, talk=talk))
    parts.append(
        t(
            f"how_{settings.forming}",
            link=session_link(web, record),
            code=format_code(record.code or record.rooms[0].code),
        )
    )
    if settings.forming == "rooms":
        rooms = [t("room", room=one.team, link=join_link(web, one), code=format_code(one.code)) for one in record.rooms]
        parts.append("\n".join(rooms))
    calls = [(one.team, settings.meetings[one.id]) for one in record.rooms if one.id in settings.meetings]
    if calls and settings.forming == "rooms":
        parts.append("\n".join(t("call", room=team, link=link) for team, link in calls))
    parts.append(t("content", note=say("content_note")))
    parts.append(t("last", privacy=f"{web.server.settings.public_url}/privacy"))
    return "\n\n".join(parts)


def appointment(web: Web, record: SessionRecord, scenario: Scenario, language: str) -> Appointment | None:
    """The session in a calendar; none while it has no moment."""
    settings = record.settings
    if settings.opens_at is None:
        return None
    before = (settings.begins_minutes or LOBBY_MINUTES) + play_minutes(scenario, settings.factor)
    return Appointment(
        uid=f"{record.id}@thebridge",
        title=settings.label or texts_of(scenario, language)("title"),
        text=invitation_text(web, record, scenario, language),
        link=session_link(web, record),
        starts_at=settings.opens_at,
        minutes=before + talk_minutes(scenario),
        zone=settings.zone,
        sequence=settings.moves,
    )

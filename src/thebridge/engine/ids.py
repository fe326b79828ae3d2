"""The names of things. Authored ids are slugs from the scenario; the others are made when a room plays."""

from typing import Final, NewType

SessionId = NewType("SessionId", str)
RoomId = NewType("RoomId", str)
PlayerId = NewType("PlayerId", str)
CommandId = NewType("CommandId", str)
Author = NewType("Author", str)
"""Who an entry is by: a player's id, `lead:<name>`, or `clock`."""

CLOCK: Final = Author("clock")

ScenarioId = NewType("ScenarioId", str)
TextKey = NewType("TextKey", str)
"""A key of `text/<language>.yaml`."""
AssetName = NewType("AssetName", str)
"""A file of the scenario's `assets/` folder."""

ActId = NewType("ActId", str)
RoleId = NewType("RoleId", str)
DepartmentId = NewType("DepartmentId", str)
CastId = NewType("CastId", str)
SourceId = NewType("SourceId", str)
PassageId = NewType("PassageId", str)
ColumnId = NewType("ColumnId", str)
ClueId = NewType("ClueId", str)
PuzzleId = NewType("PuzzleId", str)
PartId = NewType("PartId", str)
ItemId = NewType("ItemId", str)
DilemmaId = NewType("DilemmaId", str)
OptionId = NewType("OptionId", str)
HappeningId = NewType("HappeningId", str)
MatterId = NewType("MatterId", str)
ReportKindId = NewType("ReportKindId", str)
VoteId = NewType("VoteId", str)
QuestionId = NewType("QuestionId", str)
GoalId = NewType("GoalId", str)
RuleId = NewType("RuleId", str)
EndingId = NewType("EndingId", str)

PinId = NewType("PinId", str)
LinkId = NewType("LinkId", str)
NoteId = NewType("NoteId", str)
LineId = NewType("LineId", str)
"""A line in the feed or the chat."""
CallId = NewType("CallId", str)
SubjectId = NewType("SubjectId", str)
"""What an intervention was done to: a puzzle, an act, a line or a call."""

Language = NewType("Language", str)
StepName = NewType("StepName", str)
"""A kind of step on a dataset: sort, filter, group, lookup, nearest, chart, clock."""
RowKey = NewType("RowKey", str)
Cell = NewType("Cell", str)
"""A cell of a dataset, as the source recorded it."""
FeedbackCode = NewType("FeedbackCode", str)
"""What does not fit yet, as a code of the puzzle kind or a text key that the author gave."""
Reason = NewType("Reason", str)
"""A code: why something closed or was released."""

Day = NewType("Day", str)
"""A day of the calendar, as `2026-12-24`."""

Personal = NewType("Personal", str)
"""A person's own words or name.

Redaction replaces exactly the event fields of this type; no rule ever branches on one.
"""

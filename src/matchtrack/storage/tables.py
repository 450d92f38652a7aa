"""Typed models of the tables that plans and settings of the season live in; the schema itself is in the migrations."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column, relationship


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """The base of all models."""


class SeasonRow(Base):
    """The one season of the database."""

    __tablename__ = "season"

    match_year: Mapped[int]
    name: Mapped[str]
    summary: Mapped[str]
    created_utc: Mapped[str]
    id: Mapped[int] = mapped_column(primary_key=True, default=1)


class KeyDateRow(Base):
    """A dated event of the season; `source` is 'rule' or 'user'."""

    __tablename__ = "key_date"

    key: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[str]
    source: Mapped[str]
    checked_on: Mapped[str | None] = mapped_column(default=None)


class BigStepRow(Base):
    """An outcome; its due date is a day or a key date with an offset in days, or neither."""

    __tablename__ = "big_step"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    key: Mapped[str]
    area: Mapped[str]
    title: Mapped[str]
    position: Mapped[int]
    due_day: Mapped[str | None] = mapped_column(default=None)
    due_key: Mapped[str | None] = mapped_column(ForeignKey("key_date.key"), default=None)
    due_offset: Mapped[int] = mapped_column(default=0)
    notes: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    baby_steps: Mapped[list[BabyStepRow]] = relationship(
        back_populates="big_step", order_by="BabyStepRow.position", cascade="all, delete-orphan", passive_deletes=True,
        default_factory=list, repr=False,
    )  # fmt: skip


class BabyStepRow(Base):
    """One sitting of work; `version` counts its changes, so that a form that went stale is noticed."""

    __tablename__ = "baby_step"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    big_step_id: Mapped[int] = mapped_column(ForeignKey("big_step.id"), init=False)
    key: Mapped[str]
    title: Mapped[str]
    position: Mapped[int]
    minutes: Mapped[int]
    difficulty: Mapped[int]
    boring: Mapped[int] = mapped_column(default=0)
    status: Mapped[str] = mapped_column(default="todo")
    due_day: Mapped[str | None] = mapped_column(default=None)
    due_key: Mapped[str | None] = mapped_column(ForeignKey("key_date.key"), default=None)
    due_offset: Mapped[int] = mapped_column(default=0)
    earliest_day: Mapped[str | None] = mapped_column(default=None)
    earliest_key: Mapped[str | None] = mapped_column(ForeignKey("key_date.key"), default=None)
    earliest_offset: Mapped[int] = mapped_column(default=0)
    waiting_on: Mapped[str] = mapped_column(default="")
    wait_days: Mapped[int] = mapped_column(default=0)
    expected: Mapped[str | None] = mapped_column(default=None)
    done_on: Mapped[str | None] = mapped_column(default=None)
    notes: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    big_step: Mapped[BigStepRow] = relationship(back_populates="baby_steps", default=None, repr=False)


class PrerequisiteRow(Base):
    """`needs_id` must be done or dropped before `step_id` is ready."""

    __tablename__ = "prerequisite"

    step_id: Mapped[int] = mapped_column(ForeignKey("baby_step.id"), primary_key=True)
    needs_id: Mapped[int] = mapped_column(ForeignKey("baby_step.id"), primary_key=True)


class ProductiveWindowRow(Base):
    """Productive hours of one weekday (0 is Monday), in minutes after midnight; over midnight the end passes 1440."""

    __tablename__ = "productive_window"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    weekday: Mapped[int]
    start_minute: Mapped[int]
    end_minute: Mapped[int]


class OtherMinutesRow(Base):
    """Minutes outside the productive hours, by weekday."""

    __tablename__ = "other_minutes"

    weekday: Mapped[int] = mapped_column(primary_key=True)
    minutes: Mapped[int]


class DistractionRow(Base):
    """Something that stays out of the productive hours."""

    __tablename__ = "distraction"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    position: Mapped[int]


class HoursPatternRow(Base):
    """A named week that can hold instead of the usual one."""

    __tablename__ = "hours_pattern"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]


class PatternWindowRow(Base):
    """Productive hours of one weekday of a pattern, as in `ProductiveWindowRow`."""

    __tablename__ = "pattern_window"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    pattern_id: Mapped[int] = mapped_column(ForeignKey("hours_pattern.id"))
    weekday: Mapped[int]
    start_minute: Mapped[int]
    end_minute: Mapped[int]


class PatternOtherRow(Base):
    """Other minutes of a pattern by weekday; one that has none for any weekday leaves the usual ones."""

    __tablename__ = "pattern_other"

    pattern_id: Mapped[int] = mapped_column(ForeignKey("hours_pattern.id"), primary_key=True)
    weekday: Mapped[int] = mapped_column(primary_key=True)
    minutes: Mapped[int]


class PatternUseRow(Base):
    """Days, both ends included, on which a pattern holds; no two stretches share a day."""

    __tablename__ = "pattern_use"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    pattern_id: Mapped[int] = mapped_column(ForeignKey("hours_pattern.id"))
    first_day: Mapped[str]
    last_day: Mapped[str]


class DayOffRow(Base):
    """Days off, both ends included; no two stretches share a day."""

    __tablename__ = "day_off"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    first_day: Mapped[str]
    last_day: Mapped[str]


class DayChangeRow(Base):
    """What is said of one day alone; without `own_windows` its productive hours stay what they would be."""

    __tablename__ = "day_change"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    day: Mapped[str]
    own_windows: Mapped[int]
    other_minutes: Mapped[int | None] = mapped_column(default=None)


class DayWindowRow(Base):
    """Productive hours of a single day, in minutes after midnight as in `ProductiveWindowRow`."""

    __tablename__ = "day_window"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    day_change_id: Mapped[int] = mapped_column(ForeignKey("day_change.id"))
    start_minute: Mapped[int]
    end_minute: Mapped[int]


class ReservationRow(Base):
    """The daily slot that a big step owns (method.md 10)."""

    __tablename__ = "reservation"

    big_step_id: Mapped[int] = mapped_column(ForeignKey("big_step.id"), primary_key=True)
    start_minute: Mapped[int]
    minutes: Mapped[int]


class UserPinRow(Base):
    """A step that the user put on a day, with or without a time."""

    __tablename__ = "user_pin"

    step_id: Mapped[int] = mapped_column(ForeignKey("baby_step.id"), primary_key=True)
    day: Mapped[str]
    start_minute: Mapped[int | None] = mapped_column(default=None)

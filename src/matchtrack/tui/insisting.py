"""What the app says of its own accord: the check-in of a new day, hard days, rest, the picture, leaving."""

from __future__ import annotations

from textual import work

from matchtrack.tui.house import house_of
from matchtrack.tui.speaking import SpeakingApp


class InsistingApp(SpeakingApp):
    """An app that speaks up, but never while somebody is in the middle of something."""

    _asked_before_leaving = False
    """It asks once a session."""

    @property
    def screen_is_asking(self) -> bool:
        """A form is on its way above the screen that is shown."""
        return bool(getattr(self.screen, "is_asking", False))

    @property
    def may_speak_up(self) -> bool:
        """There is a season, there is room, and no form or dialog stands above the screen."""
        house = house_of(self)
        if not self.is_running or not self.screen_stack:
            return False
        return not (house.is_first_run or house.lacks_room or self.screen.is_modal or self.screen_is_asking)

    def offer_check_in(self) -> None:
        """Begin a new day with the check-in."""
        from matchtrack.services import check_in

        if self.may_speak_up and house_of(self).attempt(check_in.check_in_due, house_of(self).context):
            self.action_check_in()

    def offer_picture(self) -> None:
        """Show the evening picture at bedtime."""
        from matchtrack.services.evening import picture_due

        if self.may_speak_up and house_of(self).attempt(picture_due, house_of(self).context):
            self.action_picture()

    def leave(self) -> None:
        """End the app; below the floor it asks once first, and the next key that leaves, leaves."""
        if self._asked_before_leaving or not self.may_speak_up:
            self._end()
            return
        self._asked_before_leaving = True
        self._ask_before_leaving()

    @work(exclusive=True, group="leaving")
    async def _ask_before_leaving(self) -> None:
        from matchtrack.tui.saying_goodbye import ask_before_leaving

        if await ask_before_leaving(house_of(self)):
            self._end()

    def _end(self) -> None:
        """End, and say so where a timer goes on without the app."""
        from matchtrack.tui.saying_goodbye import last_words

        self.exit(message=last_words(house_of(self)) or None)

    @work(exclusive=True, group="check_in")
    async def action_check_in(self) -> None:
        """Show how the day begins."""
        from matchtrack.tui.checking_in import show_check_in

        if self.may_speak_up:
            await show_check_in(house_of(self))

    @work(exclusive=True, group="hard_day")
    async def action_bad_day(self) -> None:
        """Offer one easy step, and hide all else."""
        from matchtrack.tui.hard_days import show_bad_day

        if self.may_speak_up:
            await show_bad_day(house_of(self))

    @work(exclusive=True, group="hard_day")
    async def action_overwhelmed(self) -> None:
        """Say the five steps of the method, and offer one easy step."""
        from matchtrack.tui.hard_days import show_overwhelmed

        if self.may_speak_up:
            await show_overwhelmed(house_of(self))

    def action_rest(self) -> None:
        """Declare today a day of rest, or take that back."""
        from matchtrack.services import rest
        from matchtrack.services.minutes import status

        house = house_of(self)
        now = house.attempt(status, house.context) if self.may_speak_up else None
        if now is not None:
            change = rest.take_back_rest if now.status == "rest" else rest.declare_rest
            rested = house.attempt(change, house.context)
            if rested is not None:
                house.tell(rested.sentence)
                house.refresh_views()

    @work(exclusive=True, group="picture")
    async def action_picture(self) -> None:
        """Lead through the evening picture."""
        from matchtrack.tui.evening import show_picture

        if self.may_speak_up:
            await show_picture(house_of(self))

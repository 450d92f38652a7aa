"""Every command with its one line of help: strings only, because every run reads them."""

from __future__ import annotations

GROUPS = {
    "Every day": {
        "check-in": "begin the day: yesterday, who owes an answer, the first step",
        "today": "what now: the pinned steps, the rest of today, momentum",
        "status": "one line for a shell prompt; exit code 0 once the day counts",
        "remind": "one kind sentence in the evening while minutes lack",
        "log": "write down minutes that you really worked",
        "start": "start the timer, a countdown of fifteen minutes or of what is left",
        "pause": "let the timer rest",
        "resume": "let a paused timer go on",
        "stop": "stop the timer and log what it counted",
        "entries": "list, correct and delete what was logged",
        "done": "tick steps off",
        "picture": "a few minutes before sleep: see tomorrow, and the end",
        "bad-day": "one easy step, and nothing else of the plan",
        "overwhelmed": "the five steps with your own numbers, then one small one",
        "rest": "declare a day of rest, which freezes the streak",
        "undo": "take the last change back, or one of the history",
        "redo": "do again what undo took back",
        "history": "who changed what and when",
    },
    "Steps": {
        "steps": "list the open steps",
        "add": "add a step",
        "edit": "change a step",
        "wait": "say that a step lies with somebody else now",
        "drop": "take a step out of the plan without deleting it",
        "reopen": "put a done, dropped or waiting step back",
    },
    "Plan": {
        "plan": "list, show, check, import and export plans; catch up",
        "schedule": "the coming days, and whether everything will be in time",
        "forecast": "when each big step will be finished, by your own log",
        "review": "look back on a week, and choose the hardest of the next",
        "season": "show and set the key dates of the season",
        "hours": "show and set your productive hours, patterns and days off",
        "pin": "put a step on a day of your choice",
        "unpin": "let the planner choose the day of a step again",
        "export": "everything leaves: Markdown, CSV, JSON or TOML",
    },
    "Trust": {
        "backup": "copy the database now; list the backups",
        "restore": "bring a backup back, after a look at it",
        "doctor": "look after everything, and mend what can be mended",
        "bug-report": "what helps to find a fault, without anything you wrote",
    },
    "Housekeeping": {
        "config": "show and change the settings",
        "paths": "say where everything lives",
        "completion": "print the completion script of your shell",
    },
}
"""Heading to the commands below it, each with its help, in the order of `matchtrack --help`."""

COMMANDS = {name: text for commands in GROUPS.values() for name, text in commands.items()}

"""``pledgewatch review``: a person's word on what is doubtful. It outranks every later run, and can be taken back."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pledgewatch.cli.context import open_store, settings_of
from pledgewatch.cli.terminal import out, plain, print_json, progress, say, table
from pledgewatch.errors import PledgewatchError

if TYPE_CHECKING:
    from pledgewatch.cli.judge import Judge
    from pledgewatch.model import Decision
    from pledgewatch.pipeline import Desk
    from pledgewatch.pipeline.reviewing import Question
    from pledgewatch.store import Transaction
    from pledgewatch.store.decisions import RecordedDecision

Id = Annotated[int, typer.Argument(metavar="ID", help="The number of a pledge, or of one of its claims.")]
Who = Annotated[str | None, typer.Option("--who", metavar="NAME", help="Who decides; else who is logged in.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept with the decision.")]
AsJson = Annotated[bool, typer.Option("--json", help="For programs.")]

STDIO = "-"

app = typer.Typer(help="Decide what is doubtful: confirm, reject, same, different, correct.")


@app.callback(invoke_without_command=True)
def review(
    context: typer.Context,
    listed: Annotated[bool, typer.Option("--list", help="Only list what is doubtful, the worst first.")] = False,
    as_json: AsJson = False,
    who: Who = None,
    why: Why = "",
) -> None:
    """Walk through what is doubtful, the worst first: a key decides each."""
    if context.invoked_subcommand is not None:
        if listed or as_json or who or why:
            raise typer.BadParameter(f"options stand behind {context.invoked_subcommand!r}")
        return
    if listed or as_json:
        with _desk(context) as desk:
            _list(desk, _questions(desk, shown=not as_json), as_json)
        return
    from pledgewatch.cli.asking import ask_all

    with _judge(context, who, why) as judge:
        if questions := _questions(judge.desk):
            ask_all(judge, questions)
        else:
            say("Nothing is doubtful.")


@app.command()
def confirm(context: typer.Context, number: Id, who: Who = None, why: Why = "") -> None:
    """This is a pledge: it is believed, and told of like any other."""
    with _judge(context, who, why) as judge:
        judge.confirm(number)


@app.command()
def reject(context: typer.Context, number: Id, who: Who = None, why: Why = "") -> None:
    """This is no pledge: it raises no alert and counts nowhere."""
    with _judge(context, who, why) as judge:
        judge.reject(number)


@app.command()
def same(context: typer.Context, one: Id, other: Id, who: Who = None, why: Why = "") -> None:
    """These two are one pledge. The older number stays, the other leads to it."""
    with _judge(context, who, why) as judge:
        judge.same(one, other)


@app.command()
def different(context: typer.Context, one: Id, other: Id, who: Who = None, why: Why = "") -> None:
    """These are two pledges. Two claims of one pledge are split."""
    with _judge(context, who, why) as judge:
        judge.different(one, other)


@app.command()
def correct(
    context: typer.Context,
    number: Id,
    values: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE...", help="An empty VALUE clears the field.")],
    who: Who = None,
    why: Why = "",
) -> None:
    """These fields of the record are so. docs/review.md names the fields."""
    with _judge(context, who, why) as judge:
        judge.correct(number, values)


@app.command()
def undo(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The decision, as `review log` counts them.")],
) -> None:
    """Take a decision back, with all that it did."""
    from pledgewatch.cli.shown import decision_in_words
    from pledgewatch.pipeline import undo as take_back

    with _desk(context) as desk:
        decision = take_back(desk, number)
        with desk.store.read() as found:
            say(plain(f"taken back: {decision_in_words(decision)} {_pledges(found, decision)}"))


@app.command()
def log(context: typer.Context, as_json: AsJson = False) -> None:
    """List the decisions so far, those that were taken back too."""
    from pledgewatch.cli.decisions import decision_record

    with open_store(settings_of(context)) as store, store.read() as found:
        made = found.decisions.all()
        about = {each.id: _pledges(found, each.decision) for each in made}
    if as_json:
        undone = {each.id: each.undone.isoformat() if each.undone else None for each in made}
        print_json([{"id": each.id, **decision_record(each.decision), "undone": undone[each.id]} for each in made])
    elif made:
        rows = [_log_row(each, about[each.id]) for each in made]
        out().print(table(("number", "when", "who", "decided", "about", "why"), rows, right=("number",)))
    else:
        say("Nothing was decided yet. `pledgewatch review` asks what is doubtful.")


@app.command("export")
def export_decisions(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Where to write them; - is standard output.")],
) -> None:
    """Write the decisions that stand, as JSON Lines."""
    from pledgewatch.cli.decisions import decision_record

    with open_store(settings_of(context)) as store, store.read() as found:
        standing = found.decisions.standing()
    lines = "".join(json.dumps(decision_record(each), ensure_ascii=False) + "\n" for each in standing)
    if str(file) == STDIO:
        sys.stdout.write(lines)
        return
    try:
        file.write_text(lines, encoding="utf-8")
    except OSError as error:
        raise PledgewatchError(f"{file} cannot be written: {error.strerror}") from None
    say(plain(f"{len(standing)} decisions written to {file}"))


@app.command("import")
def import_decisions(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="What `review export` wrote; - is standard input.")],
) -> None:
    """Decide as this file says. All of it or, if a line is wrong, nothing; what is known already adds nothing."""
    from pledgewatch.cli.decisions import read_decisions
    from pledgewatch.pipeline import decide

    try:
        text = sys.stdin.read() if str(file) == STDIO else file.read_text(encoding="utf-8")
    except OSError as error:
        raise PledgewatchError(f"{file} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise PledgewatchError(f"{file} cannot be read: it is not UTF-8 text") from None
    decisions = list(read_decisions(text.split("\n"), str(file)))
    with _desk(context) as desk:
        say(f"{decide(desk, decisions)} of {len(decisions)} decisions are new")


@contextmanager
def _desk(context: typer.Context) -> Iterator[Desk]:
    from pledgewatch.pipeline import open_desk

    with open_desk(settings_of(context)) as desk:
        yield desk


@contextmanager
def _judge(context: typer.Context, who: str | None, why: str) -> Iterator[Judge]:
    from pledgewatch.cli.judge import Judge

    who = who or _login()
    with _desk(context) as desk:
        yield Judge(desk, who, why)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container's user may have a number and no name
        raise PledgewatchError("nobody is logged in; say who decides with --who NAME") from None


def _questions(desk: Desk, *, shown: bool = True) -> list[Question]:
    from pledgewatch.pipeline.reviewing import questions

    with progress(shown=shown) as bar:
        return questions(replace(desk, progress=bar))


def _list(desk: Desk, questions: Sequence[Question], as_json: bool) -> None:
    from rich.text import Text

    from pledgewatch.cli.asking import brief, concern_in_words

    if as_json:
        with desk.store.read() as found:
            print_json([_question_record(found, question) for question in questions])
    elif questions:
        rows = [
            (
                ", ".join(str(pledge.id) for pledge in question.pledges),
                concern_in_words(question),
                Text("\n").join(map(brief, question.pledges)),
            )
            for question in questions
        ]
        out().print(table(("id", "why", "pledge"), rows, right=("id",), spaced=True))
    else:
        say("Nothing is doubtful.")


def _question_record(found: Transaction, question: Question) -> dict[str, Any]:
    from pledgewatch.export import pledge_record

    return {
        "concern": question.concern.name.lower(),
        "contradictions": list(question.contradictions),
        "disagreements": list(question.disagreements),
        "score": round(question.doubt.verdict.score, 3) if question.doubt else None,
        "reasons": dict(question.doubt.verdict.reasons) if question.doubt else {},
        "pledges": [pledge_record(pledge, found.claims.get(pledge.claims)) for pledge in question.pledges],
    }


def _log_row(made: RecordedDecision, about: str) -> tuple[str, ...]:
    from pledgewatch.cli.shown import decision_in_words

    decided = made.decision
    state = decision_in_words(decided) + (f" (taken back {made.undone:%Y-%m-%d})" if made.undone else "")
    return str(made.id), f"{decided.when:%Y-%m-%d %H:%M}", decided.who, state, about, decided.why


def _pledges(found: Transaction, decision: Decision) -> str:
    """The pledges that a decision speaks of, as they are now."""
    from pledgewatch.alert.words import measure_in_words

    marks = filter(None, (decision.subject, decision.other))
    claims = {claim for mark in marks for claim in found.claims.named(mark)}
    pledges = found.pledges.holding(claims)
    words = [f"pledge {pledge.id}, {pledge.pledger}, {measure_in_words(pledge)}" for pledge in pledges]
    return "; ".join(words) or "an article that was not read yet"

"""One question after the other: what is in doubt is shown, and a key answers it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import typer
from rich.text import Text

from pledgewatch.alert.words import measure_in_words
from pledgewatch.cli.judge import Judge, UnclearWordError
from pledgewatch.cli.shown import claim_lines, pledge_facts, two_lines
from pledgewatch.cli.terminal import complain, out, plain, say, table
from pledgewatch.errors import PledgewatchError
from pledgewatch.model import Pledge
from pledgewatch.pipeline import Desk
from pledgewatch.pipeline.reviewing import Concern, Question, still_in_doubt

#: so many of the articles that tell of a pledge are shown
_SHOWN = 5
_END_OF_INPUT = ""


class _Quit(Exception):  # noqa: N818 - it is no error
    """The person has had enough."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a key does. ``asks`` for one more line first, if it says for what."""

    words: str
    act: Callable[[Judge, Sequence[int], str], None]
    asks: str = ""


_ONE = {
    "c": _Answer("confirm", lambda judge, ids, _: judge.confirm(ids[0])),
    "r": _Answer("reject", lambda judge, ids, _: judge.reject(ids[0])),
    "s": _Answer("same as ...", lambda judge, ids, line: judge.same(ids[0], _number(line)), "the same as pledge"),
    "d": _Answer(
        "different from ...", lambda judge, ids, line: judge.different(ids[0], _number(line)), "different from number"
    ),
    "f": _Answer(
        "fix a field", lambda judge, ids, line: judge.correct(ids[0], [line]), "FIELD=VALUE, such as amount=20000000"
    ),
}
_TWO = {
    "s": _Answer("they are the same", lambda judge, ids, _: judge.same(*ids)),
    "d": _Answer("they are different", lambda judge, ids, _: judge.different(*ids)),
}


def ask_all(judge: Judge, questions: Sequence[Question]) -> None:
    """Put the questions to the person, each until it is settled or passed over. Ends with them, or when told to."""
    try:
        for number, question in enumerate(questions, 1):
            judge = _ask_until_settled(judge, question, f"{number} of {len(questions)}")
    except _Quit:
        return
    say("That was all.")


def _ask_until_settled(judge: Judge, question: Question, place: str) -> Judge:
    while asked := still_in_doubt(judge.desk, question):
        _show(judge.desk, asked, place)
        judge, settled = _answer(judge, asked)
        if not settled:
            break
    return judge


def _answer(judge: Judge, question: Question) -> tuple[Judge, bool]:
    """Take keys until one is an answer: the judge, perhaps with another reason, and False to pass the question over."""
    answers = _TWO if question.doubt else _ONE
    ids = [pledge.id for pledge in question.pledges]
    keys = {key: answer.words for key, answer in answers.items()} | {"w": "say why", "n": "next", "q": "quit"}
    say("  ".join(f"[{key}] {words}" for key, words in keys.items()))
    while True:
        key = _key()
        try:
            if key == "n":
                return judge, False
            if key == "w":
                judge = replace(judge, why=_line("because"))
            elif key in answers:
                answer = answers[key]
                answer.act(judge, ids, _line(answer.asks) if answer.asks else "")
                return judge, True
            else:
                say(f"Press one of {', '.join(keys)}.")
        except PledgewatchError as error:
            complain(str(error))


def _key() -> str:
    """One key at a terminal; elsewhere the first letter of a line, so that answers can be piped in."""
    try:
        pressed = typer.getchar() if sys.stdin.isatty() else sys.stdin.readline()
    except EOFError:
        raise _Quit from None
    key = pressed.strip()[:1].lower()
    if pressed == _END_OF_INPUT or key == "q":
        raise _Quit
    return key


def _line(asked: str) -> str:
    out().print(f"{asked}: ", end="", markup=False)
    line = sys.stdin.readline()
    if line == _END_OF_INPUT:
        raise _Quit
    return line.strip()


def _number(line: str) -> int:
    try:
        return int(line)
    except ValueError:
        raise UnclearWordError(f"{line!r} is no number of a pledge") from None


def concern_in_words(question: Question) -> str:
    """Why a person is asked."""
    (pledge, *_) = question.pledges
    reasons = [each.replace("_", " ") for each in question.contradictions]
    if question.disagreements:
        reasons.append(f"articles disagree on {', '.join(question.disagreements)}")
    if question.concern is Concern.LOW_CONFIDENCE:
        reasons.append(f"waits for review, confidence {pledge.confidence:.2f}")
    if question.doubt:
        reasons.append("may be one pledge")
    return "; ".join(reasons)


def brief(pledge: Pledge) -> Text:
    """A pledge in a cell of a list."""
    return two_lines(f"{pledge.pledger}, {measure_in_words(pledge)}", " ".join(pledge.evidence))


def _show(desk: Desk, question: Question, place: str) -> None:
    say("")
    say(plain(f"{place}: {concern_in_words(question)}", style="bold yellow"))
    for pledge in question.pledges:
        say(plain(f"Pledge {pledge.id}", style="bold"))
        out().print(pledge_facts(pledge))
        for line in _read_in(desk, pledge):
            say(line)
    if question.doubt:
        say("What speaks for one pledge (+) and for two (-):")
        reasons = [(f"{weight:+.1f}", name.replace("_", " ")) for name, weight in question.doubt.verdict.reasons]
        out().print(table(("", ""), reasons, right=("",)))


def _read_in(desk: Desk, pledge: Pledge) -> Iterator[Text]:
    """Where a pledge was read. Of one that is told by many, each claim has a number by which it can be split off."""
    with desk.store.read() as found:
        claims = found.claims.get(pledge.claims[:_SHOWN])
        articles = {each.article_id: found.articles.get(each.article_id) for each in claims}
    flags = {number: article.flags for number, article in articles.items() if article}
    for claim in claims:
        if len(pledge.claims) > 1:
            yield plain(f"number {claim.id}", style="dim")
        yield from claim_lines([claim], flags)
    if more := len(pledge.claims) - len(claims):
        yield plain(f"and {more} more: `pledgewatch pledges {pledge.id}`", style="dim")

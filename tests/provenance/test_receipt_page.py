"""A receipt as a page: readable, self-contained, and harmless whatever stands in it."""

import re
from html.parser import HTMLParser

from studio.domain.consent import Audience, ConsentChoices, Purpose
from studio.domain.verification import Check
from studio.provenance.receipt import read_receipt
from studio.provenance.receipt_page import write_receipt_page
from studio.provenance.verify import fingerprint
from tests.provenance.scene import GIVEN, Scene
from tests.provenance.test_grant import sign
from tests.provenance.test_receipt import write


class Tags(HTMLParser):
    """The names of all elements, and all text."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_says_who_what_and_until_when(scene: Scene) -> None:
    record = scene.consent()
    page = write_receipt_page(read_receipt(write(scene, record, scene.policy(record), sign(scene))))
    read = Tags()
    read.feed(page)
    for words in (fingerprint(scene.person.did), fingerprint(scene.creator.did), "up to 5", f"{GIVEN:%Y-%m-%d}"):
        assert words in read.text
    assert "the person alone" in read.text
    assert Purpose.VIDEO.value in read.text
    assert "prove who holds them" in read.text
    assert "Ada" not in read.text
    assert page.count("<h2>") == 4


def test_the_page_runs_and_loads_nothing(scene: Scene) -> None:
    page = write_receipt_page(read_receipt(scene.receipt(scene.consent())))
    read = Tags()
    read.feed(page)
    assert not {"script", "img", "link", "iframe", "object", "form", "a"} & set(read.names)
    assert not re.search(r"https?://|javascript:|url\(|@import| on[a-z]+=", page)
    assert "default-src 'none'" in page


def test_what_stands_in_it_is_escaped(scene: Scene) -> None:
    record = scene.consent()
    policy = scene.policy(record, choices=ConsentChoices(Audience.NAMED, (scene.creator.did,)))
    evil = Check("<b>name</b>", False, "</dd><script>alert(1)</script>")
    page = write_receipt_page(read_receipt(write(scene, record, policy)), (evil, Check("signature", True, "It holds.")))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<b>name" not in page
    assert scene.creator.did in page

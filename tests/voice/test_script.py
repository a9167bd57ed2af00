"""What is spoken and what is shown."""

import pytest

from studio.voice.script import replace_spoken, spoken_words


@pytest.mark.parametrize(
    ("prompt", "line", "shown"),
    [
        ("A man walks in the rain", "", "A man walks in the rain"),
        (
            "At a windy beach she turns to the camera and says: “Hello there, it is me.” Waves behind.",
            "Hello there, it is me.",
            "At a windy beach she turns to the camera and talks. Waves behind.",
        ),
        (
            'In the kitchen, "Dinner is ready!" and then "Come on in."',
            "Dinner is ready! Come on in.",
            "In the kitchen",
        ),
        ('Ada whispers "no" and leaves. "Bye"', "no. Bye", "Ada whispers and leaves."),
        ('"Come," she says, "on in."', "Come, on in.", "she talks"),
        ("“Hello,” she says, walking.", "Hello", "she talks, walking."),
        ('Ada saying "hi there", on the beach', "hi there", "Ada talking, on the beach"),
        ('Ada says: "Hello." in a kitchen', "Hello.", "Ada talks in a kitchen"),
        ("sie sagt „Guten Tag“ am Meer", "Guten Tag", "sie sagt am Meer"),
        ("elle dit « Bonjour » au marché", "Bonjour", "elle dit au marché"),
        ("»Ja« im Garten", "Ja", "im Garten"),
        ("He whispers: trust nobody tonight", "trust nobody tonight", "He whispers"),
        ("A woman smiles and says: welcome home\nat night", "welcome home", "A woman smiles and talks at night"),
        ('"Hello world"', "Hello world", ""),
        ("She says: ", "", "She says:"),
        ('A 6" pipe and a 5" pipe', "", 'A 6" pipe and a 5" pipe'),
        ("Ada “never closed", "", "Ada “never closed"),
        ('""', "", '""'),
        ("", "", ""),
    ],
)
def test_spoken_words(prompt: str, line: str, shown: str) -> None:
    assert spoken_words(prompt) == (line, shown)


@pytest.mark.parametrize(
    "prompt", ['"' * 5000, "“" * 5000, "says:" * 2000, ", " * 20_000 + '"a"', "says " * 5000 + '"a"']
)
def test_odd_prompts_are_read_quickly(prompt: str) -> None:
    line, shown = spoken_words(prompt)
    assert len(line) + len(shown) <= len(prompt) + 5000


@pytest.mark.parametrize(
    ("prompt", "line", "expected"),
    [
        ('in the snow, says "Hello."', "Good night!", 'in the snow, says "Good night!"'),
        ("im Schnee, sagt „Hallo“, winkt", "Guten Tag", 'im Schnee, sagt "Guten Tag", winkt'),
        ('says "One", then "Two", waving', "Three", 'says "Three", then, waving'),
        ("at the beach, says: hello there", "good night", "at the beach, says: good night"),
        ("at the beach, waving.", "Hi", 'at the beach, waving, says "Hi"'),
        ("", "Hi", 'says "Hi"'),
        ('in the snow, says "Hello."', "  ", "in the snow, talks"),
        ("at the beach", "", "at the beach"),
    ],
)
def test_the_spoken_line_is_replaced_in_its_place(prompt: str, line: str, expected: str) -> None:
    assert replace_spoken(prompt, line) == expected


@pytest.mark.parametrize(
    "prompt", ['says "One", then "Two", waving', "waving", 'A "b" c', "says: hello", "«Salut», dit-elle"]
)
@pytest.mark.parametrize("line", ["Hi there.", 'with "quotes" inside', "two\nlines", "ends,"])
def test_what_was_put_in_is_what_is_spoken(prompt: str, line: str) -> None:
    wanted = spoken_words(f'says "{" ".join(line.replace(chr(34), " ").split())}"')[0]
    assert spoken_words(replace_spoken(prompt, line))[0] == wanted

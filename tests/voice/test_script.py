"""What is spoken and what is shown."""

import pytest

from studio.voice.script import spoken_words


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

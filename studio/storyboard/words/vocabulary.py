"""What captions call things: from a scene's keys to phrases.

Standard library only. The first phrase of each is the usual one: captions without variation and `canonical_caption`
use it. No phrase stands for two keys of a table. What *prompts* may call things is wider: see `lexicon`.
"""

from collections.abc import Mapping
from typing import Final

Phrases = Mapping[str, tuple[str, ...]]
"""From a key to the phrases that a caption may use for it; the first one is the usual one."""

NEUTRAL_CLASS_WORD: Final = "person"
OPENINGS: Final = ("a photo of", "a video of", "a portrait of", "a close-up of", "a film of", "a clip of")

SKINS: Final[Phrases] = {
    "pale": ("pale skin", "fair skin", "very light skin"),
    "light": ("light skin", "rosy skin"),
    "tan": ("tan skin", "olive skin", "tanned skin"),
    "brown": ("brown skin", "medium brown skin"),
    "dark": ("dark skin", "black skin", "deep dark skin"),
}
HAIR_COLOURS: Final[Phrases] = {
    "black": ("black",),
    "brown": ("brown", "dark brown", "brunette"),
    "blond": ("blond", "blonde", "golden"),
    "red": ("red", "ginger"),
    "grey": ("grey", "gray", "silver"),
    "white": ("white",),
}
HAIR_STYLES: Final[Phrases] = {
    "short": ("short {} hair", "cropped {} hair", "{} short hair"),
    "long": ("long {} hair", "long straight {} hair", "{} long hair"),
    "curly": ("curly {} hair", "{} curls", "curly {} locks"),
    "bun": ("{} hair in a bun", "a {} bun", "{} hair tied up"),
    "bald": ("a bald head", "no hair", "a shaved head"),
    "bob": ("a {} bob", "{} bob hair", "chin length {} hair"),
    "afro": ("a {} afro", "{} afro hair", "big round {} hair"),
    "ponytail": ("a {} ponytail", "{} hair in a ponytail"),
    "braids": ("{} braids", "braided {} hair", "{} hair in braids"),
    "buzz": ("a {} buzz cut", "very short {} hair", "{} buzz cut hair"),
}
BEARDS: Final[Phrases] = {
    "none": ("no beard", "clean shaven"),
    "stubble": ("stubble", "a short beard", "a few days of stubble"),
    "full": ("a beard", "a full beard", "a thick beard"),
    "moustache": ("a moustache", "a mustache"),
    "goatee": ("a goatee", "a chin beard"),
}
GLASSES: Final[Phrases] = {
    "none": ("no glasses", "without glasses"),
    "round": ("round glasses", "glasses", "eyeglasses"),
    "square": ("square glasses", "thick glasses", "rectangular glasses"),
    "sunglasses": ("sunglasses", "dark glasses", "shades"),
}
AGES: Final[Phrases] = {
    "young": ("young", "youthful"),
    "adult": ("adult", "grown"),
    "old": ("old", "elderly", "older", "aged"),
}
COVERINGS: Final[Phrases] = {
    "none": ("no hat", "bareheaded"),
    "hijab": ("a hijab", "a headscarf", "a veil"),
    "cap": ("a cap", "a baseball cap"),
    "hat": ("a hat", "a brimmed hat"),
    "beanie": ("a beanie", "a knit cap", "a woolly hat"),
}
GARMENTS: Final[Phrases] = {
    "t-shirt": ("t-shirt", "tee", "top"),
    "sweater": ("sweater", "pullover", "jumper"),
    "suit": ("suit", "blazer", "suit and tie"),
    "hoodie": ("hoodie", "hooded sweater"),
    "shirt": ("shirt", "button-up shirt", "blouse"),
    "dress": ("dress", "gown"),
    "coat": ("coat", "overcoat", "jacket"),
    "turtleneck": ("turtleneck", "turtleneck sweater", "roll-neck"),
}
GARMENT_COLOURS: Final[Phrases] = {
    "red": ("red", "crimson", "dark red"),
    "blue": ("blue", "dark blue", "navy"),
    "green": ("green", "dark green", "olive"),
    "black": ("black",),
    "white": ("white", "cream"),
    "yellow": ("yellow", "mustard"),
    "purple": ("purple", "violet"),
    "orange": ("orange",),
    "grey": ("grey", "gray"),
    "pink": ("pink", "rose"),
    "brown": ("brown", "beige"),
}
PLACES: Final[Phrases] = {
    "beach": ("at the beach", "on a beach", "by the sea", "on the beach by the ocean", "on a sandy shore", "seaside"),
    "forest": ("in a forest", "in the woods", "among trees", "in the forest", "on a woodland path"),
    "snow": ("in the snow", "in snowy mountains", "in a snowy landscape", "in winter snow", "on a snowy mountain"),
    "desert": ("in the desert", "among sand dunes", "in a sandy desert", "in dry dunes"),
    "meadow": ("in a green meadow", "on a meadow", "on the grass", "in a grassland with flowers", "on a green hill"),
    "mountain": ("in the mountains", "on a mountain", "on a mountain top", "on a rocky peak", "with mountains behind"),
    "lake": ("by a lake", "at the lake", "by the water", "on a lake shore", "beside a calm lake"),
    "garden": ("in a garden", "in a park", "among flowers", "in a flower garden", "among roses in a garden"),
    "autumn": ("in an autumn park", "among autumn leaves", "in autumn", "under autumn trees", "in a fall forest"),
    "field": ("in a field", "in a wheat field", "on farmland", "in a golden field", "in the countryside"),
    "jungle": ("in a jungle", "in the rainforest", "in the tropical jungle", "among palms and ferns"),
    "underwater": ("underwater", "under the sea", "below the ocean surface", "deep under water"),
    "space": ("in outer space", "in space", "among the stars", "in space with a planet", "in the galaxy"),
    "moon": ("on the moon", "on the moon surface", "on the lunar surface", "in a moon crater"),
    "wall": ("in front of a plain wall", "against a plain background", "in front of a wall", "by a white wall"),
    "studio": ("in a studio", "in a photo studio", "in a dark studio", "against a studio backdrop"),
    "city": ("in a city", "in front of a city skyline", "in the city", "among skyscrapers", "downtown", "in town"),
    "street": ("on a street", "in the street", "on a city street", "in an alley", "on a road between houses"),
    "room": ("in a living room", "at home", "in a room", "indoors by a window", "in a lounge", "on a sofa"),
    "kitchen": ("in a kitchen", "in the kitchen", "by the stove", "by the fridge"),
    "office": ("in an office", "at work", "at a desk", "in a modern office", "in a meeting room"),
    "library": ("in a library", "among books", "in front of bookshelves", "in a bookstore"),
    "cafe": ("in a cafe", "in a coffee shop", "in a restaurant", "in a bar"),
    "rooftop": ("on a rooftop", "on a roof", "on a balcony above the city", "on a terrace"),
    "stage": ("on a stage", "on stage", "in a theater", "on stage under spotlights", "at a concert"),
    "castle": ("in a castle", "in a palace", "in an old castle hall", "in a medieval castle", "in a stone hall"),
    "train": ("on a train", "in a train", "in a railway carriage", "by a train window", "in a subway"),
    "spaceship": ("in a spaceship", "on a spaceship", "in a starship cockpit", "on a space station"),
    "market": ("at a market", "in a market", "at a street market", "among market stalls", "in a bazaar"),
    "bedroom": ("in a bedroom", "in the bedroom", "by the bed", "on a bed"),
}
ACTIONS: Final[Phrases] = {
    "talking": ("talking", "speaking", "talking to the camera", "saying something", "speaking to the viewer"),
    "smiling": ("smiling", "smiling happily", "smiling at the camera", "grinning"),
    "laughing": ("laughing", "laughing out loud", "giggling", "laughing happily"),
    "nodding": ("nodding", "nodding yes", "nodding the head", "agreeing"),
    "shaking": ("shaking the head", "shaking the head no", "saying no", "disagreeing"),
    "turning": ("turning the head", "turning to the side", "turning left and right", "turning slowly"),
    "looking around": ("looking around", "looking from side to side", "glancing around", "searching"),
    "waving": ("waving", "waving hello", "waving a hand", "greeting", "waving goodbye"),
    "walking": ("walking", "strolling", "walking towards the camera", "walking slowly"),
    "looking up": ("looking up", "looking upwards", "gazing up", "looking at the sky"),
    "looking down": ("looking down", "looking at the ground", "gazing down", "looking downwards"),
    "thumbs up": ("giving a thumbs up", "showing a thumb up", "doing thumbs up"),
    "still": ("looking at the camera", "standing still", "posing", "looking into the camera", "waiting"),
}
ACTION_VERBS: Final[Phrases] = {
    "talking": ("talks", "speaks", "talks to the camera"),
    "smiling": ("smiles", "smiles at the camera", "grins"),
    "laughing": ("laughs", "laughs out loud"),
    "nodding": ("nods", "nods yes"),
    "shaking": ("shakes the head", "says no"),
    "turning": ("turns the head", "turns to the side"),
    "looking around": ("looks around", "glances around"),
    "waving": ("waves", "waves hello", "waves a hand"),
    "walking": ("walks", "strolls", "walks along"),
    "looking up": ("looks up", "looks at the sky"),
    "looking down": ("looks down", "looks at the ground"),
    "thumbs up": ("gives a thumbs up", "shows a thumb up"),
    "still": ("looks at the camera", "stands still", "poses"),
}
TIMES: Final[Phrases] = {
    "day": ("during the day", "in daylight", "at noon", "by day"),
    "morning": ("in the morning", "at sunrise", "at dawn", "early morning"),
    "sunset": ("at sunset", "at golden hour", "in the evening sun", "sunset"),
    "dusk": ("at dusk", "at twilight", "in the evening", "blue hour"),
    "night": ("at night", "by night", "late at night", "night"),
}
WEATHERS: Final[Phrases] = {
    "clear": ("clear sky", "sunny", "blue sky", "sunny weather"),
    "cloudy": ("cloudy sky", "overcast", "grey clouds", "cloudy"),
    "rain": ("in the rain", "rainy", "raining", "rain falls", "wet stormy weather"),
    "snow": ("snow falls", "snowing", "falling snowflakes", "snowfall"),
    "fog": ("in the fog", "foggy", "misty", "in mist", "hazy"),
}
LIGHTS: Final[Phrases] = {
    "natural": ("natural light", "natural lighting"),
    "soft": ("soft light", "soft lighting", "even light", "gentle light"),
    "golden": ("golden light", "warm light", "warm sunlight", "golden glow"),
    "neon": ("neon light", "neon lights", "purple neon light", "neon glow"),
    "moon": ("moonlight", "cold moonlight", "cold blue light"),
    "dramatic": ("dramatic light", "dramatic lighting", "hard shadows", "a spotlight"),
    "candle": ("candlelight", "candle light", "firelight"),
    "backlit": ("backlit", "backlight", "rim light", "light from behind"),
}
CAMERAS: Final[Phrases] = {
    "static": ("static camera", "fixed camera", "tripod shot"),
    "zoom in": ("camera zooms in", "zoom in", "slow zoom in", "camera moves closer", "push in"),
    "zoom out": ("camera zooms out", "zoom out", "slow zoom out", "camera moves away", "pull back"),
    "pan left": ("camera pans left", "pan left", "slow pan to the left"),
    "pan right": ("camera pans right", "pan right", "slow pan to the right"),
    "handheld": ("handheld camera", "shaky camera", "handheld"),
    "orbit": ("camera orbits", "orbit shot", "camera circles around"),
}
SHOTS: Final[Phrases] = {
    "close-up": ("close-up", "extreme close-up", "face close-up", "tight shot"),
    "portrait": ("portrait", "head and shoulders", "portrait shot"),
    "half body": ("half body shot", "half body", "medium shot", "upper body", "waist up"),
}
STYLES: Final[Phrases] = {
    "photo": ("photo", "realistic", "photorealistic", "natural colors"),
    "cinematic": ("cinematic", "cinematic film", "movie still", "film look"),
    "black and white": ("black and white", "monochrome", "film noir"),
    "vintage": ("vintage", "retro", "old film", "vintage film"),
    "vivid": ("vivid", "vivid colors", "colorful", "vibrant"),
}
TABLES: Final[Mapping[str, Phrases]] = {
    "skin": SKINS,
    "hair_colour": HAIR_COLOURS,
    "hair_style": HAIR_STYLES,
    "beard": BEARDS,
    "glasses": GLASSES,
    "age": AGES,
    "covering": COVERINGS,
    "garment": GARMENTS,
    "garment_colour": GARMENT_COLOURS,
    "place": PLACES,
    "action": ACTIONS,
    "time": TIMES,
    "weather": WEATHERS,
    "light": LIGHTS,
    "camera": CAMERAS,
    "shot": SHOTS,
    "style": STYLES,
}
"""Every table by the name of the field that it puts in words."""


def with_article(phrase: str) -> str:
    """The phrase with "an" where it begins with "a" before a vowel."""
    return f"an {phrase[2:]}" if phrase[:2] == "a " and phrase[2:3] in set("aeiou") else phrase

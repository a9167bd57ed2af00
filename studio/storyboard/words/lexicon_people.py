"""What prompts may call people: actions, clothes, looks, and the colours of both.

Standard library only; data, no grammar. The notation is that of `lexicon`.
"""

from typing import Final

from studio.storyboard.words.lexicon import Lexicon

ACTIONS: Final[Lexicon] = {
    "talking": "ted talk, ted style talk, ^talk, =talking, speak, speaks, spoke, say, says, said, saying something, "
    "saying hello, says hello, saying hi, says hi, saying, explain, =presenting, ^present, introduc, "
    "introducing himself, introducing herself, chat, vlogging, lectur, narrat, tell, tells, telling a story, "
    "telling a joke, giving a speech, gives a speech, giving a talk, giving a presentation, "
    "addressing the audience, recit, giving an interview, interview, being interviewed, discuss, convers, "
    "in conversation, teach, teaches, announc, announcing, podcasting, talk to the camera, talk to camera, "
    "talk into the camera, talks about, reporting, answering questions, =welcoming, talking on the phone, "
    "recording a message, delivering a speech, delivers a speech, ~=sing, ~=sings, ~=singing, ~=sang, ~whisper, "
    "~shout, ~yell, ~scream, ~=raps, ~=rapping, ~arguing, ~preach, ~debating, ~ask, ~reply, ~replies, ~=answers, "
    "~=answering, ~pray, ~praying, ~muttering, ~mumbling, ~karaoke, ~beatboxing, ~lip sync, ~lip syncing, "
    "~=counting, ~gossiping, ~joking, ~complaining, ~=thanking, ~^thanks, ~apologizing, ?=talk, ?speech, "
    "?presentation, ?message, ?=news, ?words",
    "smiling": "smile, smiles, smiling, grin, grinning, grins, beam with joy, =beaming, happy face, big smile, "
    "bright smile, with a smile, warm smile, smiley, smirk, ~winking, ~wink, ~flirting, ~blushing, ~proud, "
    "~showing teeth, ?happy, ?happily, ?cheerful, ?joyful, ?joyfully, ?cheerfully, ?friendly, ?delighted, ?joy, "
    "?happiness, ?=glad, ?jolly, ?smug, ?excited",
    "laughing": "laugh, laughs, laughter, giggle, giggling, giggles, chuckle, chuckling, cracking up, "
    "bursting into laughter, bursts out laughing, laughing out loud, lol, roaring with laughter, in stitches, "
    "?hilarious, ?hilariously",
    "nodding": "nod, nods, nodding, nod _ head, nods yes, nodding in agreement, nod yes, agree, agreeing, agrees, "
    "saying yes, says yes, ~bow, ~bowing, ~bows, ~approving, ~head banging, ~headbanging",
    "shaking": "shake _ head, shakes _ head, shaking _ head, head shake, head shaking, shake head, shaking head, "
    "saying no, says no, disagree, disagreeing, refusing, refuses, shakes =no, shaking =no, moves _ head no, "
    "~in disbelief, ~disapproving, ~disapproves",
    "turning": "^turn, =turning, turn _ head, turns _ head, turn around, turns around, turning around, "
    "turn to the camera, turn towards the camera, turn to the side, turn to the left, turn to the right, "
    "turn left and right, look left, look right, look to the left, look to the right, look to the side, "
    "look sideways, look over _ shoulder, look back over _ shoulder, glance over _ shoulder, head turn, "
    "profile view, side profile, ~look back, ~=spin, ~=spins, ~=spinning, ~twirl, ~twirling, ~spinning around, "
    "~pirouette, ~in profile, ~look away, ~look off camera, ~look past the camera, ~looking out of the window, "
    "~looking out the window, ~look out the window, ~look out of _ window, ~look out the train window, ~gazing out, "
    "~staring out the window, ~staring out of the window, ~gazing out of the window, ~gazing out the window, "
    "~look out of the train window, ~look out over, ~look out at, ~look out to, ~stares out, ~tilting _ head, "
    "~tilts _ head, ~tilt _ head",
    "looking around": "~look for, look around, looks around, looking around, glance around, look from side to side, "
    "look left and right, look about, scanning the room, search, searching, exploring, explore, admiring the view, "
    "enjoying the view, taking in the view, sightsee, curiously looking, ~lost, ~browsing, ~wander around, "
    "~searching for something, ~admiring, ~inspecting, ~watching people, ~observing, ~explorer, "
    "~admiring the scenery, ?curious, ?curiously, ?confused",
    "waving": "^wave, =waving, wave at the camera, waves _ hand, waving _ hand, wave hello, wave goodbye, greet, "
    "greets, greeting, say goodbye, saying goodbye, says goodbye, waves hello, raising _ hand, raises _ hand, "
    "raised hand, hand wave, hello gesture, hand raised, wave at us, wave to us, ~saluting, ~salute, ~salutes, "
    "~high five, ~hands up, ~arms raised, ~hands in the air, ~raising _ arms, ~raises _ arms, ~hailing",
    "walking": "^walk, =walking, stroll, strolls, strolling, wander, wandering, wanders, march, marching, marches, "
    "take a walk, taking a walk, going for a walk, walk towards the camera, stride, striding, strides, "
    "walking along, pacing, roam, roaming, roams, ~hiking through, ~^run, ~=running, ~jog, ~jogging, ~jogs, ~trek, "
    "~trekking, ~sprint, ~sprinting, ~=skips, ~skipping, ~tiptoe, ~sneak, ~sneaking, ~shuffling, ~limping, "
    "~stepping, ~catwalk walk, ~strutting, ~trudge, ~trudging, ~trudges",
    "looking up": "look up, looks up, looking up, look upwards, gaze up, gazing up, stare up, staring up, "
    "look at the sky, look at the stars, look to the sky, look skyward, gaze at the stars, gazing at the stars, "
    "stargazing, star gazing, look to the heavens, gaze at the sky, gazing at the sky, stares at the sky, "
    "staring at the sky, look at the moon, watching the stars, watching the clouds, gaze skyward, "
    "look towards the sky, look into the sky, look at the ceiling, look at the clouds, ~birdwatching, ~daydreaming, "
    "~daydreams, ~thinking, ~thinks, ~pondering, ~rolling _ eyes, ~rolls _ eyes, ~watching fireworks, "
    "~watching the fireworks, ~looking at fireworks, ?wondering",
    "looking down": "look down, looks down, looking down, look at the ground, look downwards, gaze down, "
    "gazing down, stare down, look at the floor, look at _ feet, head down, lower _ head, lowers _ head, "
    "head bowed, eyes lowered, lowering _ gaze, bows _ head, downcast eyes, downcast, !read, !reads, !reading, "
    "!reading a book, !reads a book, !reading the newspaper, !reading a newspaper, !reading a letter, !=writing, "
    "!=writes, !writing a letter, !=typing, !texting, !scrolling, !sketching, !=knitting, !=knits, !sewing, "
    "!looking at _ phone, !checking _ phone, !looking at _ watch, !checking _ watch, ~meditating, ~meditates, "
    "~meditation, ~mourning, ?shy, ?shyly, ?ashamed",
    "thumbs up": "doing thumbs up, doing a thumbs up, thumbs up, thumb up, give _ thumb up, give _ thumbs up, "
    "gives a thumbs up, thumbs up gesture, giving thumbs up, shows thumbs up, show a thumb up, thumbsup, ok sign, "
    "thumbs raised, ~ok gesture, ~okay sign, ~likes it, ~=approval",
    "still": "stand still, standing still, stands still, sit still, motionless, look at the camera, "
    "looks at the camera, looking at the camera, looking at camera, look into the camera, look into camera, "
    "look straight at the camera, look straight into the camera, look at us, looking at viewer, "
    "looking at the viewer, look into the lens, look at the lens, face the camera, facing the camera, "
    "facing camera, staring at the camera, stares at the camera, stare into the camera, gaze at the camera, "
    "gaze into the camera, =pose, =poses, =posing, =posed, wait, waiting, waits, blink, blinks, =idle, =staring, "
    "=stares, =stare, =freeze, =freezes, frozen in place, modelling, modeling, model pose, not moving, "
    "doing nothing, just stands, stand there, ~serious, ~=sit, ~=sits, ~=sitting, ~=sat, ~=seated, ~leaning, "
    "~=leans, ~relaxing, chilling, chillin, chill, standing at attention, stands at attention, ~relax, ~relaxes, "
    "~=resting, ~listening, ~listens, ~gazing, ~gazes, ~kneeling, ~crouching, ~=breathing, ~=watching, ~=watches, "
    "stand, stood, ~neutral expression, ~crossed arms, ~arms crossed, ~listening to music",
}
STRONG_ACTIONS: Final = frozenset(ACTIONS) - {"talking", "smiling", "still"}
"""These win over the others, which often only accompany them ("walks along the beach, smiling")."""

GARMENTS: Final[Lexicon] = {
    "t-shirt": "t shirt, tshirt, tee, tees, =top, =tops, ~tank top, ~polo, ~polo shirt, ~jersey, ~crop top, ~vest, "
    "~undershirt, ~football jersey, ~sportswear, ~tracksuit, ~athletic wear, ~pajama top, ~workout clothes, "
    "~casual clothes",
    "sweater": "sweater, pullover, jumper, knitwear, knitted sweater, wool sweater, woolly jumper, woolen sweater, "
    "knit sweater, christmas sweater, ~cardigan, ~fleece, ~sweatshirt, ~poncho",
    "suit": "=suit, =suits, suit and tie, blazer, business suit, three piece suit, dress suit, sports jacket, "
    "formal wear, formal attire, ~tuxedo, ~smoking jacket, ~uniform, ~waistcoat, ~business attire, ~pantsuit, "
    "~military uniform",
    "hoodie": "hoodie, hooded sweater, hooded sweatshirt, zip hoodie, hooded top",
    "shirt": "shirt, button up, button down, button up shirt, button down shirt, blouse, dress shirt, "
    "collared shirt, linen shirt, flannel, flannel shirt, checked shirt, plaid shirt, ~hawaiian shirt, ~tunic, "
    "~denim shirt, ~floral shirt, ~striped shirt",
    "dress": "=dress, =dresses, gown, evening gown, evening dress, summer dress, sundress, cocktail dress, "
    "ball gown, ~kimono, ~sari, ~saree, ~=robe, ~=robes, ~wedding dress, ~toga, ~kaftan, ~abaya, ~frock, "
    "~silk robe, ~bathrobe",
    "coat": "coat, overcoat, raincoat, rain coat, trench coat, trenchcoat, winter coat, parka, wool coat, jacket, "
    "winter jacket, puffer jacket, down jacket, anorak, peacoat, ~leather jacket, ~denim jacket, ~bomber jacket, "
    "~windbreaker, ~lab coat, ~cloak, ~=cape, ~=capes, ~fur coat, ~jean jacket, ~ski jacket, ~rain jacket",
    "turtleneck": "turtleneck, turtle neck, turtleneck sweater, roll neck, rollneck, polo neck, mock neck",
}
GARMENTS_FROM_OUTSIDE: Final = ("coat", "suit", "hoodie", "sweater", "dress", "shirt", "turtleneck", "t-shirt")
"""Of several garments the outermost is seen."""
GARMENT_COLOURS: Final[Lexicon] = {
    "red": "red, crimson, scarlet, ruby, ~maroon, ~burgundy, ~wine red, ~cherry",
    "blue": "blue, navy, navy blue, azure, cobalt, indigo, sapphire, ~teal, ~turquoise, ~cyan, ~denim, ~aqua",
    "green": "green, olive, emerald, ~mint, ~lime, ~khaki, ~camouflage, ~jade",
    "black": "black, jet black, ~charcoal",
    "white": "white, cream, ivory, off white",
    "yellow": "yellow, mustard, ~gold, ~golden, ~lemon",
    "purple": "purple, violet, ~lavender, ~lilac, ~plum, ~mauve",
    "orange": "orange, ~peach, ~apricot, ~coral colored",
    "grey": "grey, gray, ~silver, ~slate",
    "pink": "pink, rose, ~magenta, ~fuchsia, ~salmon, ~rose colored",
    "brown": "brown, beige, ~tan, ~camel colored, ~bronze, ~caramel",
}
HAIR_COLOURS: Final[Lexicon] = {
    "black": "black, raven, jet black, dark",
    "brown": "brown, brunette, chestnut, dark brown, light brown",
    "blond": "blond, blonde, golden, fair, platinum",
    "red": "red, ginger, auburn, copper, orange, strawberry blonde",
    "grey": "grey, gray, silver, greying, graying",
    "white": "white",
}
HAIR_STYLES: Final[Lexicon] = {
    "short": "short, cropped, pixie",
    "long": "long, flowing, waist length, straight, shoulder length",
    "curly": "curly, curled, wavy, frizzy, curl",
    "bun": "tied up, tied, pinned up",
    "buzz": "buzzed, very short, shaved, crew cut",
    "braids": "braided, plaited",
    "bob": "chin length",
    "afro": "big round",
}
"""Words that describe hair when the word "hair" follows."""
AGES: Final[Lexicon] = {
    "young": "young, youthful, teenage",
    "adult": "adult, grown",
    "old": "old, older, elderly, aged, senior",
}
"""Words that tell the age when a word for the person follows: an old street is no old person."""
SKINS: Final[Lexicon] = {
    "pale": "pale, fair, porcelain, very light",
    "light": "light, rosy, white",
    "tan": "tan, tanned, olive, golden, bronzed, sun tanned",
    "brown": "brown, medium brown, caramel, medium",
    "dark": "dark, black, deep, ebony, dark brown",
}
LOOKS: Final[dict[str, Lexicon]] = {
    "hair_style": {
        "bun": "hair in a bun, =bun, hair up, hair tied up, topknot, top knot, man bun",
        "bald": "bald, bald head, no hair, shaved head, bald headed, hairless",
        "bob": "=bob, bob cut, bob haircut, chin length hair, chin length bob",
        "afro": "afro, afro hair",
        "ponytail": "ponytail, pony tail, hair in a ponytail, pigtails",
        "braids": "braids, braid, cornrows, plaits, hair in braids, dreadlocks, dreads, box braids",
        "buzz": "buzz cut, buzzcut, crew cut, very short hair",
        "curly": "curls, ringlets",
        "long": "long =haired",
        "short": "short =haired, pixie cut",
    },
    "hair_colour": {
        "blond": "blond man, blond woman, blond lady, blond guy, =a =blonde, blonde =haired, blond =haired, "
        "fair =haired, blond girl",
        "red": "redhead, =redhaired, red =haired, ginger man, ginger woman, red headed",
        "brown": "brunette, brown =haired",
        "black": "black =haired, dark =haired",
        "grey": "grey =haired, gray =haired, silver =haired",
        "white": "white =haired",
    },
    "beard": {
        "none": "clean shaven, beardless, freshly shaved",
        "stubble": "a few days of stubble, stubble, five o'clock shadow, three day beard, short beard, light beard",
        "full": "beard, full beard, thick beard, long beard, bushy beard, bearded",
        "moustache": "moustache, mustache, handlebar moustache",
        "goatee": "goatee, chin beard, van dyke",
    },
    "glasses": {
        "none": "bare eyed",
        "round": "=glasses, round glasses, spectacles, =specs, eyeglasses, reading glasses, bespectacled",
        "square": "square glasses, thick glasses, rectangular glasses, horn rimmed glasses, thick rimmed glasses, "
        "black rimmed glasses, nerdy glasses",
        "sunglasses": "sunglasses, dark glasses, =shades, sun glasses, aviators, aviator sunglasses, ray bans, "
        "~=goggles, ~ski goggles",
    },
    "age": {
        "young": "youthful, teenage, youngster, in _ 20s, in _ twenties, twenty something, =20 year old, "
        "college student, ~teenager, ~teen, ~little girl, ~little boy",
        "adult": "adult, middle aged, in _ 30s, in _ 40s, in _ thirties, in _ forties, grown",
        "old": "elderly, aged, senior, pensioner, in _ 60s, in _ 70s, in _ 80s, in _ sixties, in _ seventies, "
        "in _ eighties, grandmother, grandfather, grandma, grandpa, wrinkled, ~in _ 50s, ~in _ fifties, old lady, "
        "old man, old woman, elderly man, elderly woman",
    },
    "covering": {
        "none": "bareheaded, hatless",
        "hijab": "hijab, headscarf, head scarf, veil, chador, ~niqab, ~shawl over _ head",
        "cap": "=cap, baseball cap, snapback, trucker cap, ~visor, ~captain hat, ~flat cap, ~beret",
        "hat": "=hat, =hats, straw hat, sun hat, sunhat, cowboy hat, fedora, brimmed hat, top hat, panama hat, "
        "wide brimmed hat, ~bowler hat, ~sombrero, ~helmet, ~hard hat, ~wizard hat, ~pirate hat, ~party hat, "
        "~santa hat, ~chef hat",
        "beanie": "beanie, knit cap, woolly hat, wool hat, knit hat, knitted hat, bobble hat, winter hat, wool cap, "
        "~hood",
    },
    "class_word": {
        "man": "=man, guy, =male, gentleman, =boy, =dude, =mister, bloke, old man, elderly man, grandfather, "
        "grandpa, little boy, businessman, business man, fellow, blond man",
        "woman": "=woman, lady, =female, =girl, businesswoman, business woman, =gal, old lady, old woman, "
        "elderly woman, grandmother, grandma, little girl, blonde woman, blond girl",
    },
}
"""Looks by the field of a person that they set."""

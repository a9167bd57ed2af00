"""Words of prompts that ask for nothing that could be drawn: function words, praise, talk of cameras, emphasis.

Standard library only; data, no grammar. Everything that is neither here nor in the other lexicons is reported as not
drawn, so a word belongs here only if nobody would miss it in the picture.
"""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLES: Final = _words("a an the his her their its my your our this that these those one some any another")
CONJUNCTIONS: Final = _words("and or while but then when as plus also whilst before after until & nor")
PREPOSITIONS: Final = _words(
    "atop with in at on by of to from for into onto through along near inside outside over under behind beside among "
    "across around between towards toward above below off up down out within during against amid amidst via beneath "
    "past about without throughout upon like next front back top middle center centre edge side background "
    "foreground distance together surrounded"
)
OTHER_FUNCTION_WORDS: Final = _words(
    "give gives giving gave im wanna gonna lemme plz pls u ur ya gimme sky skies ground floor air horizon sun i me "
    "we us you he she it they him them himself herself themselves itself myself who whom whose which what where how "
    "there here is are was were be been being am isnt has have had having do does did will would can could should "
    "may might must shall let lets please so such very really just too much many more most less little bit quite "
    "rather than if not no yes oh hi hello hey own same other all both each every few lot lots only even still again "
    "ever never always often once now later suddenly because since though although hes shes its theyre youre ive "
    "thats theres wearing wears wear worn dressed clad sporting clothed put outfit clothes clothing attire make "
    "making made create creating generate generated want wanted need like show shows showing shown see seen get gets "
    "getting go goes going come comes coming keep keeps feature features featuring depict depicting depicted appear "
    "appears looks look looking seem seems start starts starting begin begins beginning stop stops continue "
    "continues try trying use using used set located take taken filmed shot captured recorded placed situated "
    "enjoying enjoys enjoy spending something someone somebody anything everything nothing thing things way kind "
    "sort type part s t re ll ve d m etc eg ie x w vs et el la le der die das und mit"
)
PEOPLE: Final = _words("person people's human subject character protagonist figure individual avatar self")
"""Words for the person shown that say nothing more about them."""
MOODS: Final = _words(
    "sad angry surprised scared worried nervous amazed bored jealous lonely tired furious upset shocked"
)
"""Moods that cannot be drawn."""
BODY: Final = _words(
    "face head hand hands arm arms eyes eye hair skin body shoulder shoulders mouth lips expression face's gaze look "
    "looks"
)
"""Parts that are drawn anyway."""
PRAISE: Final = _words(
    "beautiful stunning gorgeous handsome pretty cute attractive lovely amazing awesome incredible perfect great "
    "good nice best fantastic wonderful breathtaking masterpiece quality high highest ultra super detailed detail "
    "details hd uhd 4k 8k 2k 1080p 720p 16k hdr fhd resolution sharp crisp clear focus focused professional award "
    "winning intricate epic elegant stylish cool trending artstation unreal engine octane render rendered rendering "
    "award-winning weather instead reveal reveals revealing alone dslr canon nikon sony leica arri alexa red-camera "
    "fuji fujifilm lens mm 35mm 50mm 85mm f 24mm 70mm iso fps bokeh aperture exposure shallow depth dof blurred "
    "blurry blur texture textures composition photography photographer photograph photographed photo picture image "
    "pic snapshot video clip film footage movie scene shot frame frames sequence reel tiktok instagram youtube style "
    "styled look aesthetic vibe vibes mood atmosphere atmospheric feel feeling feels tone tones grading graded color "
    "colors colour colours colored coloured lighting light lights lit view views angle perspective camera cameras "
    "cinematographer second seconds sec minute minutes slow fast motion slowmo loop looping smooth vertical "
    "horizontal landscape-format aspect ratio background backdrop foreground setting scenery location place places "
    "viewer audience-view moment day-to-day sd xl lora checkpoint prompt ai tonal extremely absolutely highly "
    "incredibly softly gently slowly quickly calmly slightly suddenly quietly brightly gracefully elegantly casually "
    "confidently naturally warmly deeply dramatically thoughtfully proudly politely energetically enthusiastically "
    "lightly nervously briefly carefully silently lazily playfully awkwardly directly straight forward forwards "
    "backwards sideways left right away closer peacefully dreamily excitedly kindly patiently intensely seriously "
    "eagerly"
)
ADJECTIVES: Final = _words(
    "round square cropped everywhere approaching cobbled tired rising big small large huge tiny giant tall wide "
    "narrow deep dark light bright empty quiet busy crowded lonely abandoned calm peaceful serene tranquil wild "
    "remote secret hidden mysterious magical enchanted ancient modern contemporary classic traditional old new "
    "rustic cozy cosy warm cold cool hot icy frosty chilly fresh dry damp wet misty dense thick lush green rocky "
    "sandy stony wooden wood stone brick glass concrete metal steel marble white black plain simple minimal "
    "minimalist minimalistic clean messy dirty dusty luxurious luxury fancy expensive cheap shabby elegant vast "
    "endless infinite open closed distant far faraway nearby local foreign exotic tropical sunny shady golden silver "
    "colorful colourful vivid pastel moody gloomy spooky scary eerie creepy haunted dramatic romantic dreamy "
    "dreamlike surreal fantasy mystical ethereal whimsical majestic magnificent grand royal medieval historic "
    "historical gothic futuristic industrial urban rural suburban natural artificial real true typical random casual "
    "formal fine cotton woolen woollen wool knitted knit silk linen denim leather velvet satin fur fuzzy fluffy soft "
    "hard heavy oversized loose tight fitted slim long short striped checkered checked plaid floral patterned "
    "printed faded worn ripped buttoned zipped hooded sleeved sleeveless double breasted chunky cable tailored shiny "
    "glossy matte bold loud early late first last blazing burning humid windy breezy stormy bustling lively noisy "
    "silent still sleepy lazy relaxed confident proud gentle kind friendly charming charismatic serious thoughtful "
    "pensive focused determined mature slender athletic muscular chubby fit healthy strong lone single solo alone "
    "professional famous ordinary average everyday happy slow quick sudden brief full half whole bare smooth rough "
    "tiled snow capped covered filled lined topped shaped sized painted decorated illuminated well lit sun drenched "
    "soaked picturesque scenic idyllic quaint pristine sparkling shimmering glistening glowing shining blooming "
    "blossoming flowering towering rolling winding steep grassy leafy mossy overgrown turquoise azure crystal subtle "
    "faint intense radiant delicate graceful sophisticated vintage retro trendy hip european asian american japanese "
    "italian french english british german spanish chinese indian african mexican turkish moroccan victorian greek "
    "roman scandinavian nordic viennese parisian outdoor indoor nighttime daytime wintery summery rainy foggy snowy "
    "cloudy stylish tidy wide-open bluish reddish greenish yellowish pale deepest brightly loving tender genuine "
    "slight broad middle central main grey gray blue red pink pouring sweeping sprawling soaring looming gleaming "
    "twinkling flickering roaring crackling swirling billowing drifting gathering lingering fading dying waning"
)
"""Describing words that may stand before something drawn without being missed; alone they are reported."""
PHRASES: Final = (
    "on board, depth of field, shallow depth of field, negative space, copy space, office space, at the same time, "
    "in the style of, a lot of, a bit of, in front of, on top of, at the top of, the top of, top of, next to, "
    "in the background, in the foreground, in the distance, in the middle of, at the edge of, on the edge of, "
    "all around, high quality, best quality, high resolution, award winning, trending on artstation, unreal engine, "
    "octane render, shot on, color grading, colour grading, slow motion, in slow motion, real time, at all, "
    "of course, as well, such as, kind of, sort of, some kind of, full of, filled with, covered in, covered with, "
    "surrounded by, cannot stop, cant stop, cant help, at ease, out of focus, in focus, side of the road, "
    "point of view, pov, rule of thirds, one take, fps, good mood, great mood, good vibes, every now and then, "
    "from time to time, for a moment, for a while, a few seconds, per second, 9 16, 16 9, 1 1, negative prompt, "
    "high detail, no longer, good looking, medium format, golden ratio"
)
NEGATORS: Final = _words(
    "no not without never isnt arent doesnt dont didnt wasnt nor minus sans neither cant cannot wont hasnt havent"
)
LOOK_ALIKES: Final = _words(
    "abode agreed aground alloy ambler analogy angler antarctic aware bagging baker ballot barely barking barks "
    "basking beaded beats bellow billet bland blanker blend blind block blowing board boarded boars bombe bombed "
    "booms boson bower bowling braking brawn breach bread bride brimmer bring brisk brood brooks bubble bucks bullet "
    "bunch burton burying bushing businessmen businesswomen busty buzzer cages calves cameo candies candler cannon "
    "canter caret carter carves cashing caste cater catting causal certain chapping cheeked cheery chili chino "
    "chopper choral chucked clamping closet coach coarse coffer collage colorer comets comic compute computed "
    "concern concerto conch contra convert converts cooper cornet corral corset costs cottager courser coveted "
    "crafty cramping crate cravings creamy crooking cropper crowed crows crushing cured curler curse dancer daring "
    "dashes decks denser dessert discus divas diver doping dosing doves dozing dragoon dressers drier drips drowsy "
    "dully dunce earthy exited explode exploder exploding extrema factor failing fails fairly fakes farer felled "
    "ferries filed filler firmer fixer fizzy flames flight fling flood flora flour fluttering follow former forming "
    "framer freezer friction fright frills froze fruity gaggle galley garbage gasses gentlemen giggler givens gloom "
    "glosses grasp grasps grave grazing greener grind groan groin groove gross hauling havens header heady heart "
    "hearty heave hinting hippy hired hoard homey hoofed hordes hoses hostel housel hulls inferior insider "
    "interviewer jangle jelly jigging jingle juggle jumped keeling khakis knitter lacked lacks lancing lasher lathe "
    "lather latter learning learns leaser lending lengthy licked linden litter loaning loaves locker logger logos "
    "loner loser lounger lumping lunge lungs major manic maria marine marker marking marsh marshes martin masking "
    "masque massage master match matches matching mayor meddle mediating meter micro midway minor miter modal modes "
    "moldy money movers munch munching muster needy nervy neural noway officer outsider packing paddles pairs "
    "panting pants parry partly patch paunchy paving paying peeks penning perch phony pills pinch pipping pizza "
    "plate plated poacher pointy poised pollen polls poplar posse posting posture pouting prance preachy price "
    "protect prying punch qualify racket raiding raiser raisin ranger raring ration rearing reeds reins relies rider "
    "rivet rocker roots rover runaway ruses rusting safaris sages sakes saloon salting sample saved sawing scallop "
    "scare seared sedated selves serve served server settle settling sever shack shaken shaker shale shame share "
    "shared shares sharing shaver shelling shift shoes shoot shorty shove showman sifting sighs sightseer simile "
    "simmer simpler simply sinning skewing skids slater slaying slicer slices slide slinging slipping smelling "
    "smiler smoker snake snakes snare snares sneaky snipping snore snort snout snowmen softy solver songs sonny "
    "spacer spacey spade spake spanning spans spare spelling spider spies spike spits spitting splices spoken sprig "
    "squarer squire stabs stairs stake stakes stale stalk starer stark starlet starling starving state stately "
    "states stating stats status statute steak steam steamy stereo steward stinging stings stole stork stout strand "
    "stranding strands streak strife string striped striving sturdy submariner subset supper surging swampy swaying "
    "sweated swelling swing swinging swings swore tabla tablet tacking taming tanner taping tarns tasking teachers "
    "tending testing thorough threw throes thyme timely tolls tonic topics tracing tracker trait traits trans trays "
    "tress trial trick trough tucker tuning twirly tying upped vantage vegans venue verges victoria villager violent "
    "waders wading wafer wager waging wailing waiver waives wares waste wasting watery waver wavering weary weaves "
    "weaving weeding whine widow winch winder winner wishing women worlds writhing"
)
"""English words that are one letter away from a known one, and no spelling mistakes of it."""
EMOJI: Final = {
    "🏖": "beach",
    "🏝": "beach",
    "🌊": "sea",
    "🌲": "forest",
    "🌳": "forest",
    "🏔": "mountain",
    "⛰": "mountain",
    "🏜": "desert",
    "🏙": "city",
    "🌃": "night city",
    "🌆": "dusk city",
    "🌇": "sunset city",
    "🌅": "sunset",
    "🌄": "sunrise",
    "🏰": "castle",
    "🚀": "spaceship",
    "🌌": "space",
    "🚂": "train",
    "🚆": "train",
    "🍂": "autumn",
    "🍁": "autumn",
    "🌧": "rain",
    "🌨": "snowfall",
    "❄": "snow",
    "☀": "sunny",
    "🌫": "fog",
    "🌙": "night",
    "👋": "waving",
    "👍": "thumbs up",
    "😂": "laughing",
    "🤣": "laughing",
    "😊": "smiling",
    "🙂": "smiling",
    "😃": "smiling",
    "😄": "smiling",
    "😀": "smiling",
    "🚶": "walking",
    "☕": "cafe",
    "📚": "library",
    "🕶": "sunglasses",
    "😎": "sunglasses",
}
"""Pictures that stand for a word; the others are taken for decoration."""

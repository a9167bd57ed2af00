"""What the wizard says of sectors, choices and lengths of time. Words only; no widgets here."""

from studio.app.face_scan import SECTOR_NAMES, Chip
from studio.domain.capture import Sector
from studio.domain.consent import Audience, Prohibition, Purpose, Remix
from studio.ui.language import translate_message
from studio.ui.words import tr


def translate_told(text: str) -> str:
    """A sentence of the capture rooms, which gather theirs themselves, in the window's language."""
    return translate_message(text)


def spell_sector(sector: Sector) -> str:
    """ "Turned a little to the left"."""
    name = translate_told(SECTOR_NAMES[sector])
    return name[:1].upper() + name[1:]


def spell_chip(chip: Chip) -> str:
    match chip:
        case Chip.FACE:
            return tr("Face")
        case Chip.LIGHT:
            return tr("Light")
        case Chip.SHARPNESS:
            return tr("Sharpness")
        case Chip.DISTANCE:
            return tr("Distance")


def spell_purpose_plainly(purpose: Purpose) -> str:
    """A purpose as the person whose likeness it is reads it."""
    match purpose:
        case Purpose.TRAINING:
            return tr("Train a model of my face on this computer")
        case Purpose.VIDEO:
            return tr("Make videos in which I seem to appear")
        case Purpose.VOICE:
            return tr("Speak in my voice")
        case Purpose.EXPORT:
            return tr("Save videos outside the studio")


def spell_audience(audience: Audience) -> str:
    match audience:
        case Audience.NOBODY:
            return tr("Nobody, for now")
        case Audience.ONLY_ME:
            return tr("Only me, in this studio")
        case Audience.NAMED:
            return tr("Me, and studios that I name")
        case Audience.MUTUALS:
            return tr("Me, and people I follow who follow me")
        case Audience.FOLLOWERS:
            return tr("Me, and people who follow me")
        case Audience.EVERYONE:
            return tr("Everyone")


def spell_remix(remix: Remix) -> str:
    match remix:
        case Remix.NO:
            return tr("No")
        case Remix.ASK:
            return tr("Only after asking me, each time")
        case Remix.YES:
            return tr("Yes")


def spell_always(prohibition: Prohibition) -> str:
    """What is forbidden for everybody, within a sentence."""
    texts = {
        Prohibition.NUDITY: tr("nudity"),
        Prohibition.SEXUAL: tr("sexual content"),
        Prohibition.MINORS: tr("looking like a minor"),
        Prohibition.FRAUD: tr("pretending to be me"),
    }
    return texts[prohibition]


def spell_prohibition(prohibition: Prohibition) -> str:
    """What may be forbidden beside that."""
    texts = {
        Prohibition.POLITICAL: tr("Politics"),
        Prohibition.COMMERCIAL: tr("Advertising and selling"),
        Prohibition.RELIGIOUS: tr("Religion"),
        Prohibition.VIOLENCE: tr("Violence and weapons"),
        Prohibition.INTOXICANTS: tr("Alcohol, tobacco and drugs"),
        Prohibition.ADVICE: tr("Medical, legal and money advice"),
    }
    return texts[prohibition]


def spell_days(days: int) -> str:
    """ "1 year", "6 months", "45 days"."""
    if days % 365 == 0:
        years = days // 365
        return tr("1 year") if years == 1 else tr("{0} years").format(years)
    if days % 30 == 0:
        months = days // 30
        return tr("1 month") if months == 1 else tr("{0} months").format(months)
    return tr("1 day") if days == 1 else tr("{0} days").format(days)

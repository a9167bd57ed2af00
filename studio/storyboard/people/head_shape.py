"""The bare head's surface: a mean head, stretched and reshaped to one face's proportions. Must not know colours.

Imports torch: drawing processes only. The mean head's table: the face as measured on mediapipe's canonical face model
(Apache-2.0, modules/face_geometry/data), skull an ellipsoid, jaw and throat set by eye, all smoothed together. It has
no nose and lips: those, and the eyes, are added as relief. "Mean" directions are those of the unstretched head.
"""

import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

import torch
from torch import Tensor
from torch.nn.functional import grid_sample

from studio.storyboard.heads.maps import directions
from studio.storyboard.people.proportions import Proportions
from studio.storyboard.picture.light import Device

FACE_AZIMUTH: Final = 1.30
FACE_TOP: Final = -0.80
FACE_BOTTOM: Final = 1.12
"""Where face features may lie: what lies beyond is not searched for them."""
NOSE_BASE: Final = 0.105
"""From the nose's tip down to where it meets the lip."""

# Rows: latitude -90° … 90°; columns: azimuth 0° … 180°; thousandths of a figure unit.
_MEAN_HEAD: Final = (
    "976 976 976 976 976 976 976 976 976 976 976 976 976 976 976 976 976 976 976 976 976",
    "975 974 974 973 972 971 969 968 968 967 967 967 968 968 970 971 972 973 974 974 976",
    "974 973 971 968 965 961 956 953 950 948 948 948 950 953 957 960 964 968 971 973 976",
    "972 970 966 960 952 944 936 929 924 920 919 920 924 929 936 944 953 960 966 971 975",
    "969 966 959 949 937 924 911 900 892 887 885 887 892 900 911 924 938 950 960 967 973",
    "967 965 955 941 922 903 885 869 859 852 849 852 859 870 885 903 921 939 954 964 972",
    "983 980 970 951 926 894 861 839 826 818 815 818 827 841 859 881 904 927 947 960 970",
    "1006 1003 993 973 940 895 844 812 798 789 785 789 798 814 835 861 888 916 940 956 968",
    "1017 1015 1007 985 950 897 840 800 777 765 760 764 774 791 815 843 874 906 933 953 966",
    "1001 1003 997 974 932 884 838 795 764 747 741 744 755 773 798 829 863 898 928 950 964",
    "972 962 957 947 903 854 818 784 753 734 727 730 741 760 786 818 854 891 924 948 962",
    "912 885 870 882 864 831 800 768 740 723 718 722 733 752 779 812 849 887 922 946 961",
    "901 864 842 853 848 827 797 759 731 718 715 719 731 750 776 809 847 886 921 946 959",
    "925 898 877 881 866 839 805 759 731 720 717 721 733 753 779 812 849 888 922 947 957",
    "968 946 927 918 891 855 817 770 743 733 727 730 742 761 787 819 856 893 926 949 953",
    "1016 998 972 951 917 878 838 793 772 762 746 744 755 774 800 830 864 899 931 950 940",
    "1075 1054 1022 992 953 911 869 829 818 801 774 758 760 774 798 824 852 886 914 923 907",
    "1172 1141 1093 1052 1004 957 911 874 862 824 788 765 758 765 785 805 825 855 876 876 865",
    "1286 1255 1191 1125 1062 1002 951 905 876 827 789 769 760 763 776 790 805 828 842 840 835",
    "1270 1260 1205 1124 1061 994 934 892 857 820 790 775 769 771 778 787 799 813 822 822 822",
    "1165 1161 1119 1050 1001 949 896 866 838 814 795 786 783 785 789 795 803 812 818 820 822",
    "1069 1061 1031 988 953 916 880 855 835 819 808 802 801 802 805 810 815 820 824 827 829",
    "994 984 967 948 923 901 880 860 845 834 827 824 822 823 825 828 832 835 838 840 841",
    "925 921 914 907 896 886 876 866 858 852 849 847 847 847 848 850 851 853 854 855 855",
    "870 870 870 870 870 870 870 870 870 870 870 870 870 870 870 870 870 870 870 870 870",
)


@dataclass(frozen=True)
class Field:
    """Mean directions at a map's texels, or at a part of them: ``azimuth`` [1, 1, 1, w], ``side`` = |azimuth|,
    ``latitude`` [1, 1, h, w]; ``rows``, ``columns`` say which part; ``texel`` is a texel's angle."""

    azimuth: Tensor
    side: Tensor
    latitude: Tensor
    rows: slice
    columns: slice
    texel: float


def make_field(p: Proportions, size: tuple[int, int], *, face_only: bool = False, device: Device = "cpu") -> Field:
    """Mean directions of a map of ``size`` (rows, columns): everywhere, or where the face's features are."""
    rows, columns = slice(0, size[0]), slice(0, size[1])
    if face_only:
        rows = slice(
            math.floor((FACE_TOP / math.pi + 0.5) * size[0]), math.ceil((FACE_BOTTOM / math.pi + 0.5) * size[0])
        )
        half = math.ceil(FACE_AZIMUTH / (2 * math.pi) * size[1])
        columns = slice(size[1] // 2 - half, size[1] // 2 + half)
    azimuth, latitude = directions(size, device)
    azimuth, latitude = azimuth[..., columns], latitude[:, :, rows]
    x, z = torch.sin(azimuth) / p.width, torch.cos(azimuth) / p.depth
    mean_azimuth = torch.atan2(x, z)
    mean_latitude = torch.atan(torch.tan(latitude) / p.height / (x * x + z * z).sqrt())
    return Field(mean_azimuth, mean_azimuth.abs(), mean_latitude, rows, columns, math.pi / size[0])


def place_feature(p: Proportions, azimuth: float, latitude: float) -> tuple[float, float]:
    """Where a mean direction lies on this person's map."""
    x, z = p.width * math.sin(azimuth), p.depth * math.cos(azimuth)
    return math.atan2(x, z), math.atan2(p.height * math.tan(latitude), math.hypot(x, z))


def bump(across: Tensor, down: Tensor, width: float, height: float) -> Tensor:
    """A smooth round hill of height 1 at 0, 0."""
    return torch.exp(-((across / width) ** 2) - (down / height) ** 2)


def trace_curve(x: Tensor, points: tuple[tuple[float, float], ...]) -> Tensor:
    """Straight lines through (x, y) points; level before the first and after the last."""
    y = torch.full_like(x, points[0][1])
    for (x0, y0), (x1, y1) in pairwise(points):
        y += (x - x0).clamp(0, x1 - x0) * ((y1 - y0) / (x1 - x0))
    return y


def mouth_line(p: Proportions, side: Tensor) -> Tensor:
    """Latitude of the line between the lips: level in space, so it sinks towards the corners."""
    return p.mouth_latitude + 0.030 * (side / 0.253) ** 2


def shape_head(p: Proportions, size: tuple[int, int], device: Device = "cpu", *, ears: bool = True) -> Tensor:
    """The bare head's radius, [1, rows, columns], figure units; without ears where hair or cloth hides them."""
    field = make_field(p, size, device=device)
    radius = _sample_mean(p, field)
    if ears:
        radius = radius + _model_ears(p, field)
    face = make_field(p, size, face_only=True, device=device)
    radius[:, :, face.rows, face.columns] += (
        _model_planes(p, face) + _model_nose(p, face) + _model_eyes(p, face) + _model_mouth(p, face)
    )
    return _stretch(p, radius, size, device)[0]


def _stretch(p: Proportions, radius: Tensor, size: tuple[int, int], device: Device) -> Tensor:
    """The linear stretch of the whole surface: |S⁻¹ d| of each direction d divides the mean radius."""
    azimuth, latitude = directions(size, device)
    level = torch.cos(latitude) ** 2 * ((torch.sin(azimuth) / p.width) ** 2 + (torch.cos(azimuth) / p.depth) ** 2)
    return radius / (level + (torch.sin(latitude) / p.height) ** 2).sqrt()


@cache
def _mean_table() -> Tensor:
    """The table enlarged eightfold by natural cubic splines: their curvature has no steps that light would show."""
    table = torch.tensor([[float(v) for v in row.split()] for row in _MEAN_HEAD], dtype=torch.float64) / 1000
    rows, columns = (_spline_matrix(count, 8) for count in table.shape)
    return (rows @ table @ columns.T).float()[None, None]


def _spline_matrix(count: int, factor: int) -> Tensor:
    """[(count - 1)·factor + 1, count]: values at the knots to values of the cubic B-spline through them."""
    at = torch.arange((count - 1) * factor + 1, dtype=torch.float64) / factor
    knots = torch.arange(-1, count + 1, dtype=torch.float64)

    def weigh(x: Tensor) -> Tensor:
        away = (x[:, None] - knots).abs()
        near = 2 / 3 - away**2 + away**3 / 2
        full = torch.where(away < 1, near, (2 - away).clamp(min=0) ** 3 / 6)
        # Beyond either end the curve goes on straight.
        inner = full[:, 1:-1].clone()
        inner[:, 0] += 2 * full[:, 0]
        inner[:, 1] -= full[:, 0]
        inner[:, -1] += 2 * full[:, -1]
        inner[:, -2] -= full[:, -1]
        return inner

    to_weights: Tensor = torch.linalg.inv(weigh(torch.arange(count, dtype=torch.float64)))
    return weigh(at) @ to_weights


def _sample_mean(p: Proportions, field: Field) -> Tensor:
    """The mean head, its planes moved to where this face's eyes, mouth and jaw are."""
    lat, side = field.latitude, field.side
    eyes = torch.exp(-(((lat - p.eye_latitude) / 0.20) ** 2))
    mouth = torch.exp(-(((lat - p.mouth_latitude) / 0.18) ** 2))
    looked_up = lat + (-0.087 - p.eye_latitude) * eyes + (0.507 - p.mouth_latitude) * mouth
    jaw = p.jaw * torch.sigmoid((lat - 0.38) * 9) * torch.sigmoid((1.25 - lat) * 9)
    apart = (0.345 / p.eye_azimuth - 1) * eyes * torch.exp(-((side / 0.8) ** 2))
    across = side * (1 + apart - 0.9 * jaw * torch.exp(-((side / 1.2) ** 2)))
    table = _mean_table().to(lat.device)
    grid = torch.stack((across / math.pi * 2 - 1, looked_up / (math.pi / 2)), -1)[0]
    radius = grid_sample(table, grid, mode="bicubic", padding_mode="border", align_corners=True)
    return radius * (1 + 0.55 * jaw * torch.sin(side) ** 2)


def _model_planes(p: Proportions, f: Field) -> Tensor:
    side, lat = f.side, f.latitude
    relief = p.brow_ridge * bump(side - 0.30, lat - p.eye_latitude + 0.155, 0.26, 0.075)
    relief = relief + (0.006 + p.cheekbone) * bump(side - 0.62, lat - 0.10, 0.24, 0.13)
    relief = relief + p.fullness * bump(side - 0.62, lat - 0.45, 0.30, 0.22)
    relief = relief + (0.012 + p.chin) * bump(side, lat - 0.77, 0.17, 0.09)
    # The jaw tapers between its corner and the chin, more in women.
    relief = relief - (0.050 - 0.045 * p.masculinity) * bump(side - 0.50, lat - 0.86, 0.26, 0.16)
    # The groove from the nose's wing to outside the mouth's corner.
    along = ((lat - p.nose_tip - 0.03) / 0.30).clamp(0, 1)
    course = 0.155 + 0.15 * along
    depth = (0.009 + max(0.0, p.fullness) * 0.25) * (4 * along * (1 - along)).sqrt()
    return (
        relief
        - depth * torch.exp(-(((side - course) / 0.035) ** 2))
        + 0.7 * depth * torch.exp(-(((side - course - 0.07) / 0.06) ** 2))
    )


def _model_nose(p: Proportions, f: Field) -> Tensor:
    side, lat = f.side, f.latitude
    tip = p.nose_tip
    at = lat - tip
    heights = (
        (-0.45, 0.0), (-0.33, 0.045), (-0.20, 0.125 + p.nose_hump), (-0.10, 0.180 + p.nose_hump), (-0.02, 0.212),
        (0.012, 0.212), (0.060, 0.135 + p.nose_upturn), (NOSE_BASE, 0.050), (NOSE_BASE + 0.06, 0.012), (0.25, 0.0),
    )  # fmt: skip
    height = trace_curve(at, heights) * p.nose_height
    width = trace_curve(at, ((-0.36, 0.095), (-0.2, 0.080), (-0.08, 0.088), (-0.01, 0.104), (0.10, 0.078)))
    width = width * (0.5 + 0.5 * p.nose_width)
    ridge = height * torch.exp(-((side / width) ** 2.1))
    wing = 0.118 * p.nose_width
    alae = 0.060 * bump(side - wing, at - 0.030, 0.044, 0.046)
    crease = -0.026 * bump(side - wing - 0.062, at - 0.018, 0.018, 0.05)
    nostril = -0.030 * bump(side - 0.60 * wing, at - 0.078, 0.028, 0.016)
    # The ball of the tip, set off from the wings by a shallow valley.
    ball = 0.016 * bump(side, at + 0.005, 0.055, 0.045) - 0.012 * bump(side - 0.075, at - 0.0, 0.016, 0.04)
    return ridge + alae + crease + nostril + ball


def _model_eyes(p: Proportions, f: Field) -> Tensor:
    side, lat = f.side, f.latitude
    dx, dy = side - p.eye_azimuth, lat - p.eye_latitude
    dy = dy + p.eye_tilt * dx
    ball = 0.030 * bump(dx, dy, 0.125, 0.078)
    corner = -0.016 * bump(dx + p.eye_half_width + 0.02, dy - 0.005, 0.035, 0.035)
    arc = (1 - (dx / (p.eye_half_width * 1.15)) ** 2).clamp(min=0)
    crease = -0.010 * arc * torch.exp(-(((dy + p.upper_lid * arc.sqrt() + p.lid_fold) / 0.014) ** 2))
    bag = -0.006 * torch.exp(-(((dy - 0.105 - 0.10 * dx * dx) / 0.022) ** 2)) * bump(dx, dy * 0, 0.16, 1.0)
    return ball + corner + crease + bag


def _model_mouth(p: Proportions, f: Field) -> Tensor:
    side = f.side
    at = f.latitude - mouth_line(p, side)
    across = side / p.mouth_half_width
    taper = (1 - 0.82 * across**2).clamp(min=0)
    # The bow: two hills beside the middle.
    bow = 1 + 0.25 * torch.exp(-(((side - 0.05) / 0.04) ** 2)) - 0.12 * torch.exp(-((side / 0.02) ** 2))
    upper = 0.75 * p.upper_lip * bow * taper * torch.exp(-(((at + 0.55 * p.upper_lip) / (0.62 * p.upper_lip)) ** 2))
    lower = 0.70 * p.lower_lip * taper * torch.exp(-(((at - 0.50 * p.lower_lip) / (0.60 * p.lower_lip)) ** 2))
    seam = -0.020 * torch.exp(-((at / 0.011) ** 2)) * (across < 1.08) * (1 - 0.5 * across.clamp(0, 1) ** 4)
    muzzle = 0.018 * bump(side, at + 0.02, 0.26, 0.13)
    below = -0.030 * bump(side, at - p.lower_lip - 0.070, 0.18, 0.042)
    corner = -0.014 * bump(across - 1.06, at, 0.12, 0.03)
    philtrum = -0.007 * torch.exp(-((side / 0.021) ** 2)) + 0.006 * torch.exp(-(((side - 0.042) / 0.02) ** 2))
    philtrum = philtrum * torch.exp(-(((at + p.upper_lip + 0.050) / 0.045) ** 2))
    return upper + lower + seam + muzzle + below + corner + philtrum


def _model_ears(p: Proportions, f: Field) -> Tensor:
    """Shells at the head's sides, highest at their back rim."""
    dx, dy = f.side - 1.76, f.latitude - 0.09
    dx = dx + 0.16 * dy
    wide, high = 0.19, 0.29 * p.ears
    shell = ((dx / (wide * (1 - 0.35 * (dy / high).clamp(0, 1)))).abs() ** 2.6 + (dy / high).abs() ** 2.6).clamp(
        min=1e-6
    )
    within = torch.sigmoid((1 - shell ** (1 / 2.6)) * 16)
    rise = 0.030 + 0.105 * p.ears * ((dx + wide) / (2 * wide)).clamp(0, 1) ** 0.8
    hollow = 0.045 * bump(dx + 0.02, dy - 0.03, 0.075, 0.11) + 0.018 * bump(dx - 0.05, dy + 0.13, 0.05, 0.06)
    return within * (rise - hollow)

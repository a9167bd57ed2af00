"""The drawn sample people, known by the sha256 of their recordings. They are nobody's likeness.

A consent whose takes are all among these needs no living person behind it, so the demo may export. Whoever draws the
samples anew (`scripts/make_samples.py`) writes their digests here; a test holds the two together.
"""

SAMPLE_SHA256S: frozenset[str] = frozenset(
    {
        # ada
        "473d3028751693e6b1b89e84ca191a58534d49cc970eee0b0e247e8bd648b611",
        "2335fc6ecee2c7ae3e70f710a5c6f54c6f1552ba0cbf0043ee1ab03fd4984c2a",
        "dde0328ef8d20b4619828e0d4c69e5ac2f665fb3fc64f2663af65abbeb0be765",
        "f2e7b9a11310cd7cce2b7b92b53a629fb0461ffe63b30c150456a72a69e3bd6b",
        "83bc64637d0357959a0aaff6c1f6f6ddc15142d65d0e0eddc52605868ffac974",
        "8a93dfceea6a97dbb65ccc66795cc87073af3e913a218d9c8c5cf4db7a073cc7",
        "24b86cbdf213c700fb7257fa547a665093a9d43fa11609168611be35cda30ba3",
        # bo
        "d32203fa0540f82eac1d9c6f46f3e21887d3b3f689d19ec7648fcafaf58e1b31",
        "f07264d6e78fc1f615aa37c02b2e13d10cbc863607a2eeecfe667fafcad81b2c",
        "5960baed167b496357081c5a888c83114f7aaeab81921ca3bc0c4997db6b4471",
        "a4cf65fe8a89cefb8cfd030735b7df96ba42d37825fab64b8b1f856bd3e8bd1e",
        "d7ebc28e76c59b6e6fde28a504c2fa60e7cfffc43f82f0b9dea2b6823ef7e8c4",
        "4fa7cd82460958378ff2d66b60ae4403034625ca7f939b433f0d1ee7ebf0ae4f",
        "81e4e3b418ef1aec25ff5bc0535e4b427a73eef514e540ccdc9a624dccf34802",
    }
)

"""Sentences in Japanese, Chinese and Korean about a soundtrack; all acts, titles and films are invented."""

import pytest

from playlist_service.domain.article import Article
from playlist_service.domain.extraction import extract
from playlist_service.domain.mentions import Extraction

HEADS = {
    "ja": "映画『夜の船』のサウンドトラック\n\n",
    "zh": "电影《夜船》原声带\n\n",
    "ko": "영화 '밤배' OST 리뷰\n\n",
}


def about(language: str, sentence: str) -> Extraction:
    return extract(Article(text=HEADS[language] + sentence, source="test"))


@pytest.mark.parametrize(
    ("language", "sentence", "wanted"),
    [
        ("ja", "主題歌は青空ランプの「海の底」。", {"海の底": ("青空ランプ",)}),
        ("ja", "挿入歌「星の声」を歌うのは、ロックバンドのザ・タイドだ。", {"星の声": ("ザ・タイド",)}),
        ("ja", "歌手の田中千鶴が昭和の名曲をカバーした「冬の港」もいい。", {"冬の港": ("田中千鶴",)}),
        ("ja", "「白い帆」は声優の山田花と佐藤海のデュエットだ。", {"白い帆": ("山田花", "佐藤海")}),
        ("ja", "前作『灯台』とは違い、音楽は静かだ。", {}),
        ("zh", "主题曲《海底》由歌手陈小江演唱。", {"海底": ("陈小江",)}),
        ("zh", "酒吧里响起李月明演唱的《渡口》。", {"渡口": ("李月明",)}),
        ("zh", "插曲《冬港》则由乐队“盐湖”完成。", {"冬港": ("盐湖",)}),
        ("ko", "주제가는 밴드 소금호수의 '바다 밑'이다.", {"바다 밑": ("소금호수",)}),
        ("ko", "엔딩에는 가수 김하나가 부른 '겨울 항구'가 흐른다.", {"겨울 항구": ("김하나",)}),
        ("ko", "이 감독의 전작 '등대'와 달리 음악이 많다.", {}),
    ],
)
def test_a_particle_or_a_verb_binds_a_title_to_its_act(
    language: str, sentence: str, wanted: dict[str, tuple[str, ...]]
) -> None:
    assert {track.title: track.artists for track in about(language, sentence).tracks} == wanted


@pytest.mark.parametrize(
    ("language", "sentence", "composer"),
    [
        ("ja", "音楽を手がけたのはピアニストの山本一郎。", "山本一郎"),
        ("zh", "影片配乐由作曲家李一山操刀。", "李一山"),
        ("ko", "음악은 작곡가 박은수가 맡았다.", "박은수"),
    ],
)
def test_a_sentence_names_the_composer(language: str, sentence: str, composer: str) -> None:
    assert [(c.name, c.role) for c in about(language, sentence).credits] == [(composer, "composer")]

package io.vitrine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what a scam",
                "SCAM!",
                "ｓｃａｍ",
                "s c a m",
                "s.c.a.m",
                "sc am",
                "s\u200bc\u200da\u00adm",
                "sca\u0301m",
                "𝓈𝒸𝒶𝓂",
                "scаm",
                "scams",
                "사기꾼이다",
                "사 기 꾼",
                "사.기.꾼",
                "ㅅㅏㄱㅣㄲㅜㄴ",
                "사기꾸ㄴ",
                "사\u3164기꾼"
            })
    void hasAnyWhenAWordIsDressedUpSeesIt(String text) {
        assertThat(ChatText.hasAny(text, ChatRoom.words("scam\n사기꾼"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "has camera", "사기 좋은 꾼", "이거 사기 꾼돈으로", "🎉🎉", "ㅋㅋㅋ", ""})
    void hasAnyWhenWordsOnlyMeetAcrossOthersSeesNothing(String text) {
        assertThat(ChatText.hasAny(text, ChatRoom.words("scam\n사기꾼"))).isFalse();
    }

    @Test
    void hasAnyWhenNothingIsBlockedSeesNothing() {
        assertThat(ChatText.hasAny("scam", ChatRoom.words("", "\n \n...", "🎉")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/x",
                "see example.com",
                "EXAMPLE.CO.KR 로 오세요",
                "www.example",
                "ｅｘａｍｐｌｅ．ｃｏｍ",
                "example。com",
                "exam\u200bple.com",
                "example . com",
                "몰.한국",
                "bit.ly/abc",
                "http://192.0.2.1",
                "192.0.2.1",
                "me@example.org"
            })
    void hasLinkWhenThereIsAnAddressSeesIt(String text) {
        assertThat(ChatText.hasLink(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"좋아요.정말", "3.5kg", "1.000.000", "wait...what", "Mr. Kim", "ok.Next", "a/b", "12:30"})
    void hasLinkWhenThereIsNoneSeesNone(String text) {
        assertThat(ChatText.hasLink(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Admin",
                "ＡＤＭＩＮ",
                "a d m i n",
                "аdmin",
                "The_Moderator",
                "관리자",
                "운 영 자",
                "Haneul Ceramics",
                "haneulceramics1",
                "H a n e u l-Ceramics"
            })
    void checkWhenANameLooksLikeTheShopsOrTheSitesRefusesIt(String name) {
        assertThatExceptionOfType(ChatException.class)
                .isThrownBy(() -> ChatNames.check(name, "Haneul Ceramics"))
                .matches(refusal -> refusal.code().equals("name.taken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "abcdefghijklmnopqrstu", "a\nb", "a\u202eb", "x.com", "\u3164\u3164"})
    void checkWhenANameIsNoneRefusesIt(String name) {
        assertThatExceptionOfType(ChatException.class)
                .isThrownBy(() -> ChatNames.check(name, "Haneul"))
                .matches(refusal -> refusal.code().equals("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mina", "미나", "김 서방", "abcdefghijklmnopqrst"})
    void checkWhenANameIsAPersonsTakesIt(String name) {
        assertThatCode(() -> ChatNames.check(name, "Haneul")).doesNotThrowAnyException();
    }
}

package io.vitrine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.channels.StreamKeys.Presented;
import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import org.junit.jupiter.api.Test;

class CallbackFormTests {

    /** As nginx-rtmp sent it. */
    private static final String REAL = "app=live&flashver=FMLE/3.0%20(compatible%3B%20Lavf59.27&swfurl="
            + "&tcurl=rtmp://127.0.0.1:21935/live%3Fcargs=1%26name=evil&pageurl=&addr=127.0.0.1&clientid=1"
            + "&call=publish&name=secretKEY&type=live&token=a%20b&name=evil2&addr=9.9.9.9";

    @Test
    void parseWhenArgumentsRepeatFieldsKeepsThemApart() {
        CallbackForm form = CallbackForm.parse(REAL);
        assertThat(form.field("name")).isEqualTo("secretKEY");
        assertThat(form.field("addr")).isEqualTo("127.0.0.1");
        assertThat(form.field("flashver")).isEqualTo("FMLE/3.0 (compatible; Lavf59.27");
        assertThat(form.clientId()).hasValue(1);
        assertThat(form.arguments())
                .containsEntry("token", "a b")
                .containsEntry("name", "evil2")
                .containsEntry("addr", "9.9.9.9")
                .hasSize(3);
    }

    @Test
    void parseWhenArgumentIsNamedLikeFieldOfAnotherCallIsArgument() {
        CallbackForm form = CallbackForm.parse("clientid=7&call=publish_done&name=k&type=x&key=1&key=2");
        assertThat(form.told()).containsOnlyKeys("clientid", "call", "name");
        assertThat(form.arguments()).containsEntry("type", "x").containsEntry("key", "1");
    }

    @Test
    void parseWhenEscapesAreMalformedKeepsThem() {
        CallbackForm form = CallbackForm.parse("clientid=7&call=publish&name=%zz%4&type=%41+%");
        assertThat(form.field("name")).isEqualTo("%zz%4");
        assertThat(form.field("type")).isEqualTo("A+%");
    }

    @Test
    void clientIdWhenNotANumberIsEmpty() {
        for (String number : new String[] {"", "-1", "1e3", "9".repeat(30), "١"}) {
            assertThat(CallbackForm.parse("clientid=" + number).clientId())
                    .as(number)
                    .isEmpty();
        }
    }

    @Test
    void toStringWhenNameIsAKeyDoesNotTellIt() {
        assertThat(CallbackForm.parse(REAL).toString()).doesNotContain("secretKEY", "evil");
    }

    @Test
    void presentedKeyWhenNameIsNoPublicIdIsTheName() {
        assertThat(CallbackForm.parse(REAL).key()).hasValue(new Presented(Secret.of("secretKEY"), null));
    }

    @Test
    void presentedKeyWhenChannelIsNamedIsTheFirstArgument() {
        CallbackForm form =
                CallbackForm.parse("call=publish&name=abcdefghijklmnop&type=live&key=first&key=second&name=x");
        assertThat(form.key()).hasValue(new Presented(Secret.of("first"), PublicId.of("abcdefghijklmnop")));
    }

    @Test
    void presentedKeyWhenThereIsNoneIsEmpty() {
        assertThat(CallbackForm.parse("call=publish&name=&type=live&key=a").key())
                .isEmpty();
        assertThat(CallbackForm.parse("call=publish&name=abcdefghijklmnop&type=live")
                        .key())
                .isEmpty();
    }
}

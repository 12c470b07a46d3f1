package io.vitrine.accounts.mail;

import io.vitrine.shared.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes mails, in HTML and in plain text. */
@Component
class MailText {

    private static final int MOST_OF_SUBJECT = 160;

    /** Not the engine of the pages: mails have no request, and lie elsewhere. */
    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    MailText(MessageSource messages) {
        engine.setTemplateEngineMessageSource(messages);
        engine.addTemplateResolver(resolver(".html", TemplateMode.HTML));
        engine.addTemplateResolver(resolver(".txt", TemplateMode.TEXT));
    }

    private static ClassLoaderTemplateResolver resolver(String suffix, TemplateMode mode) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/mail/");
        resolver.setResolvablePatterns(Set.of("*" + suffix));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return resolver;
    }

    Written write(String template, Locale language, Map<String, String> model) {
        Context context = new Context(language);
        model.forEach(context::setVariable);
        String[] text = engine.process(template + ".txt", context).split("\n", 2);
        return new Written(
                PlainText.cleaned(text[0], MOST_OF_SUBJECT),
                text.length == 1 ? "" : text[1].strip() + "\n",
                engine.process(template + ".html", context));
    }

    /** A mail as it is read. */
    record Written(String subject, String text, String html) {}
}

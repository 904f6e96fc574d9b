package org.opora.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.opora.shared.Json;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** A school's settings as read and written over HTTP; a change names only what it changes. */
record Settings(
        @Nullable String locale,
        @Nullable String timeZone,
        @Nullable List<String> allowedOrigins,
        @Nullable JsonNode theme,
        @Nullable JsonNode texts,
        @Nullable JsonNode tone,
        @Nullable String emergency,

        @Schema(implementation = Integer.class, minimum = "1") @Nullable
        JsonNode retentionDays,

        @Nullable JsonNode limits,
        @Nullable Boolean checkLinks) {
    static final Set<String> LOCALES = Set.of("ru", "en");
    /** A hundred years. */
    private static final int LONGEST_DAYS = 36_500;

    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern OWN_PATH = Pattern.compile("/(?!/)[A-Za-z0-9._/-]*");

    static Settings of(School school) {
        String tone = school.tone();
        return new Settings(
                school.locale(),
                school.timeZone(),
                school.allowedOrigins(),
                school.theme(),
                school.texts(),
                Schools.orNull(tone == null ? null : Json.tree(tone)),
                school.emergency(),
                school.retentionDays() == null ? NullNode.getInstance() : IntNode.valueOf(school.retentionDays()),
                Schools.orNull(school.limits()),
                school.checkLinks());
    }

    /** The school after this change. @throws Problem 422 naming the field that breaks a rule */
    School applyTo(School s, Words words) {
        return new School(
                s.id(),
                s.key(),
                s.name(),
                locale == null ? s.locale() : locale(locale),
                timeZone == null ? s.timeZone() : zone(timeZone),
                allowedOrigins == null ? s.allowedOrigins() : origins(allowedOrigins),
                theme == null ? s.theme() : theme(theme),
                texts == null ? s.texts() : OwnTexts.changed(s.texts(), texts, words),
                tone == null ? s.tone() : Tones.read(tone),
                emergency == null ? s.emergency() : Texts.required("emergency", emergency, Texts.NAME),
                retentionDays == null ? s.retentionDays() : days(retentionDays),
                limits == null ? s.limits() : limits(limits),
                checkLinks == null ? s.checkLinks() : checkLinks,
                s.widgetKey(),
                s.createdAt());
    }

    static String locale(String locale) {
        if (!LOCALES.contains(locale)) {
            throw Problem.invalid("locale", "must be ru or en");
        }
        return locale;
    }

    private static String zone(String zone) {
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            throw Problem.invalid("timeZone", "is not a time zone, such as Europe/Moscow");
        }
    }

    private static List<String> origins(List<String> origins) {
        for (String origin : origins) {
            if (origin == null || !ORIGIN.matcher(origin).matches()) {
                throw Problem.invalid("allowedOrigins", "each must be like https://lms.school.ru, without a path");
            }
        }
        return List.copyOf(origins);
    }

    private static JsonNode theme(JsonNode theme) {
        if (theme.hasNonNull("accent")
                && !COLOUR.matcher(theme.path("accent").asText()).matches()) {
            throw Problem.invalid("theme.accent", "must be a colour like #0b6656");
        }
        if (theme.hasNonNull("logoUrl")
                && !OWN_PATH.matcher(theme.path("logoUrl").asText()).matches()) {
            throw Problem.invalid("theme.logoUrl", "must be a path of this server");
        }
        ObjectNode kept = Json.tree(java.util.Map.of()).deepCopy();
        for (String field : List.of("accent", "logoUrl")) {
            if (theme.hasNonNull(field)) {
                kept.set(field, theme.get(field));
            }
        }
        return kept;
    }

    /** Null keeps for ever, which is not the same as not being named. */
    private static @Nullable Integer days(JsonNode days) {
        if (days.isNull()) {
            return null;
        }
        if (!days.isIntegralNumber()
                || !days.canConvertToInt()
                || days.intValue() < 1
                || days.intValue() > LONGEST_DAYS) {
            throw Problem.invalid("retentionDays", "must be null or a number of days from 1 to " + LONGEST_DAYS);
        }
        return days.intValue();
    }

    static JsonNode limits(JsonNode limits) {
        if (limits.isNull()) {
            return limits;
        }
        JsonNode tokens = limits.path("tokensPerDay");
        boolean right = limits.isObject()
                && isLimit(limits.path("messagesPerMinute"))
                && isLimit(limits.path("uploadsPerHour"))
                && (tokens.isMissingNode() || tokens.isObject())
                && tokens.properties().stream().allMatch(one -> isLimit(one.getValue()));
        if (!right) {
            throw Problem.invalid(
                    "limits",
                    "must be null or {messagesPerMinute, uploadsPerHour, tokensPerDay: {student, course, school}}, each at least 1");
        }
        return limits;
    }

    private static boolean isLimit(JsonNode number) {
        return number.isMissingNode()
                || (number.canConvertToLong() && number.isIntegralNumber() && number.asLong() >= 1);
    }
}

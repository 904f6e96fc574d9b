// Says who the student is, in a token signed for Opora. Java 17 or later, no library.
// Try it: OPORA_WIDGET_KEY=wk_… OPORA_WIDGET_SECRET=ws_… java Sign.java student-1 algebra

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class Sign {
    /** @param student sub (your id of the student) and, if you like, name, email, locale, course, lesson, assignment, tone */
    static String oporaToken(String key, String secret, Map<String, String> student) throws GeneralSecurityException {
        Map<String, Object> claims = new LinkedHashMap<>(student);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("exp", Instant.now().getEpochSecond() + 300);
        String signed = part(json(Map.of("alg", "HS256", "typ", "JWT", "kid", key))) + "." + part(json(claims));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return signed + "." + part(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Texts and whole numbers; where there is a JSON library, use that. */
    private static byte[] json(Map<String, ?> facts) {
        return facts.entrySet().stream()
                .map(fact -> quoted(fact.getKey()) + ":"
                        + (fact.getValue() instanceof String text ? quoted(text) : fact.getValue()))
                .collect(Collectors.joining(",", "{", "}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return text.chars()
                .mapToObj(c -> c < ' ' || c == '"' || c == '\\' ? String.format("\\u%04x", c) : String.valueOf((char) c))
                .collect(Collectors.joining("", "\"", "\""));
    }

    public static void main(String[] given) throws GeneralSecurityException {
        Map<String, String> student = new LinkedHashMap<>();
        for (int at = 0; at < given.length; at++) {
            student.put(at == 0 ? "sub" : "course", given[at]);
        }
        System.out.println(oporaToken(System.getenv("OPORA_WIDGET_KEY"), System.getenv("OPORA_WIDGET_SECRET"), student));
    }
}

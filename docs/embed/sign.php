<?php
// Says who the student is, in a token signed for Opora. Ten lines of PHP 7.4 or later, no library.
// Try it: OPORA_WIDGET_KEY=wk_… OPORA_WIDGET_SECRET=ws_… php sign.php student-1 algebra

/** @param array $student sub (your id of the student) and, if you like, name, email, locale, course, lesson, assignment, tone */
function opora_token(string $key, string $secret, array $student): string
{
    $part = fn (string $bytes): string => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    $json = fn (array $data): string => $part(json_encode($data, JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR));
    $claims = $student + ['jti' => bin2hex(random_bytes(16)), 'exp' => time() + 300];
    $signed = $json(['alg' => 'HS256', 'typ' => 'JWT', 'kid' => $key]) . '.' . $json($claims);
    return $signed . '.' . $part(hash_hmac('sha256', $signed, $secret, true));
}

if (PHP_SAPI === 'cli' && realpath($argv[0]) === __FILE__) {
    $student = array_filter(['sub' => $argv[1] ?? '', 'course' => $argv[2] ?? '']);
    echo opora_token(getenv('OPORA_WIDGET_KEY'), getenv('OPORA_WIDGET_SECRET'), $student), "\n";
}

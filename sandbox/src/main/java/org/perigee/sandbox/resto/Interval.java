package org.perigee.sandbox.resto;

import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// resto's way to write numbers to compare with: `n`, `{a,b}` (either), `[a,b]` (both included), `]a,b[` (neither), mixed
/// ends, and one-sided forms: `[a` and `]a` from a on, `a]` and `a[` up to a.
final class Interval {

    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
    private static final Pattern SINGLE = Pattern.compile(NUMBER);
    private static final Pattern LIST = Pattern.compile("\\{(.*)}");
    private static final Pattern BOTH = Pattern.compile("([\\[\\]])" + NUMBER + "," + NUMBER + "([\\[\\]])");
    private static final Pattern FROM = Pattern.compile("([\\[\\]])" + NUMBER);
    private static final Pattern TO = Pattern.compile(NUMBER + "([\\[\\]])");

    private Interval() {
    }

    /// @throws IllegalArgumentException when it is none of the forms
    static DoublePredicate parse(String text) {
        String plain = text.replace(" ", "");
        Matcher both = BOTH.matcher(plain);
        Matcher from = FROM.matcher(plain);
        Matcher to = TO.matcher(plain);
        Matcher list = LIST.matcher(plain);
        if (SINGLE.matcher(plain).matches()) {
            double number = Double.parseDouble(plain);
            return v -> v == number;
        }
        if (both.matches()) {
            return low(both.group(1), both.group(2)).and(high(both.group(3), both.group(4)));
        }
        if (from.matches()) {
            return low(from.group(1), from.group(2));
        }
        if (to.matches()) {
            return high(to.group(1), to.group(2));
        }
        if (list.matches()) {
            DoublePredicate any = v -> false;
            for (String number : list.group(1).split(",")) {
                double wanted = Double.parseDouble(number);
                any = any.or(v -> v == wanted);
            }
            return any;
        }
        throw new IllegalArgumentException("Not a number or an interval: " + text);
    }

    private static DoublePredicate low(String bracket, String number) {
        double bound = Double.parseDouble(number);
        return bracket.equals("[") ? v -> v >= bound : v -> v > bound;
    }

    private static DoublePredicate high(String number, String bracket) {
        double bound = Double.parseDouble(number);
        return bracket.equals("]") ? v -> v <= bound : v -> v < bound;
    }
}

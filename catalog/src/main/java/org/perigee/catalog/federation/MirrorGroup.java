package org.perigee.catalog.federation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Item;

/// Offers of one acquisition whose product files may serve as mirrors of one another.
///
/// Archives pack the same product anew, so that files of one name often differ. Two files are proven the same where a checksum of
/// the same algorithm agrees. They are contradicted where one disagrees, or, without a common algorithm, where the announced
/// sizes differ, or where one is a repackaged form (`_COG`).
///
/// @param offers at least one, each with a product file; in the acquisition's order
/// @param proven those of them that checksums tie together, in the same order; a lone offer is proven the same as itself. The
///               others may be mirrors; their bytes must not be mixed with these before length and validators have been compared
public record MirrorGroup(List<Item> offers, List<Item> proven) {

    public MirrorGroup {
        offers = List.copyOf(offers);
        proven = List.copyOf(proven);
        if (offers.isEmpty() || !offers.containsAll(proven)) {
            throw new IllegalArgumentException("A group of mirrors has at least one offer, and proves nothing of others");
        }
    }

    /// Whether checksums tie all of them together.
    public boolean isProven() {
        return proven.size() == offers.size();
    }

    private enum Relation {
        PROVEN,
        OPEN,
        CONTRADICTED
    }

    /// The offers with a product file, in groups; no file is in two groups, and no group holds two that contradict each other.
    /// The group of the preferred offer that has a file comes first.
    public static List<MirrorGroup> mirrorsOf(Acquisition acquisition) {
        List<Item> offers = acquisition.offers().stream().filter(offer -> offer.product().isPresent()).toList();
        List<List<Item>> groups = new ArrayList<>();
        // Those that can prove something first, so that a mute offer never keeps two proven ones apart.
        offers.stream().filter(offer -> !product(offer).checksums().isEmpty()).forEach(offer -> place(offer, groups));
        offers.stream().filter(offer -> product(offer).checksums().isEmpty()).forEach(offer -> place(offer, groups));
        groups.forEach(group -> group.sort((left, right) -> Integer.compare(offers.indexOf(left), offers.indexOf(right))));
        groups.sort((left, right) -> Integer.compare(offers.indexOf(left.getFirst()), offers.indexOf(right.getFirst())));
        return groups.stream().map(group -> new MirrorGroup(group, proven(group))).toList();
    }

    private static void place(Item offer, List<List<Item>> groups) {
        List<List<Item>> possible = groups.stream()
                .filter(group -> group.stream().noneMatch(member -> relation(member, offer) == Relation.CONTRADICTED)).toList();
        possible.stream().filter(group -> group.stream().anyMatch(member -> relation(member, offer) == Relation.PROVEN)).findFirst()
                .or(() -> possible.stream().findFirst())
                .ifPresentOrElse(group -> group.add(offer), () -> groups.add(new ArrayList<>(List.of(offer))));
    }

    /// The largest part of the group that is tied together, the first of several.
    private static List<Item> proven(List<Item> group) {
        List<Item> largest = List.of();
        for (Item offer : group) {
            List<Item> tied = tied(offer, group);
            largest = tied.size() > largest.size() ? tied : largest;
        }
        return largest;
    }

    private static List<Item> tied(Item offer, List<Item> group) {
        Set<Item> reached = new LinkedHashSet<>(List.of(offer));
        Deque<Item> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            Item next = open.pop();
            group.stream().filter(other -> relation(next, other) == Relation.PROVEN).filter(reached::add).forEach(open::push);
        }
        return group.stream().filter(reached::contains).toList();
    }

    private static Relation relation(Item left, Item right) {
        Relation bySum = bySum(product(left), product(right));
        if (bySum != Relation.OPEN) {
            return bySum;
        }
        OptionalLong leftSize = product(left).size();
        OptionalLong rightSize = product(right).size();
        boolean sizesDiffer = leftSize.isPresent() && rightSize.isPresent() && leftSize.getAsLong() != rightSize.getAsLong();
        return sizesDiffer || isRepackaged(left) != isRepackaged(right) ? Relation.CONTRADICTED : Relation.OPEN;
    }

    /// One agreement proves it, unless another algorithm disagrees.
    private static Relation bySum(Asset left, Asset right) {
        Relation relation = Relation.OPEN;
        for (Checksum one : left.checksums()) {
            for (Checksum other : right.checksums()) {
                if (one.algorithm().equals(other.algorithm())) {
                    if (!one.hex().equals(other.hex())) {
                        return Relation.CONTRADICTED;
                    }
                    relation = Relation.PROVEN;
                }
            }
        }
        return relation;
    }

    private static boolean isRepackaged(Item offer) {
        return offer.title().contains("_COG") || offer.ref().id().contains("_COG");
    }

    private static Asset product(Item offer) {
        return Objects.requireNonNull(offer.product().orElse(null));
    }

    /// Whether checksums say that two offers of the acquisition are different files.
    static boolean hasConflict(Acquisition acquisition) {
        List<Item> offers = acquisition.offers().stream().filter(offer -> offer.product().isPresent()).toList();
        return offers.stream().anyMatch(left -> offers.stream()
                .anyMatch(right -> bySum(product(left), product(right)) == Relation.CONTRADICTED));
    }
}

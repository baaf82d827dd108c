// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.journal;

import io.ferrule.gateway.admin.EntryJson;
import io.ferrule.gateway.command.Trouble;
import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.Entry.State;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.JournalReader;
import io.ferrule.proxy.journal.JournalSettings;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ferrule journal list}: entries, eldest first, without what is in their frames. */
@Command(
        name = "list",
        description = "Lists what waits for the CSMS, and dead letters; the eldest first.",
        footer = {"", "Example:  ferrule journal list gateway.yaml --state dead --station CP001"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:listed", "1:the journal is busy", "2:wrong usage or unreadable journal"},
        mixinStandardHelpOptions = true)
final class ListCommand extends JournalTask {

    private static final int PAGE = 1_000;

    @Option(names = "--station", paramLabel = "ID", description = "Only this station.")
    private Optional<String> station = Optional.empty();

    @Option(names = "--state", paramLabel = "pending|dead", description = "Only what waits, or only dead letters.")
    private Optional<String> state = Optional.empty();

    @Override
    int work(JournalSettings settings) throws Trouble {
        EntryQuery query = query();
        long total = 0;
        try (JournalReader reader = JournalReader.open(settings)) {
            List<Entry> page = reader.list(query);
            while (!page.isEmpty()) {
                show(page);
                total += page.size();
                if (page.size() == PAGE) {
                    say("… " + total + " so far");
                }
                page = reader.list(query.after(page.get(page.size() - 1).number()));
            }
        }
        say(total == 0 ? "nothing waits and nothing is dead" : total + (total == 1 ? " entry" : " entries"));
        return 0;
    }

    private EntryQuery query() throws Trouble {
        try {
            Set<State> states = state.map(ListCommand::states).orElse(EnumSet.allOf(State.class));
            return new EntryQuery(station.map(StationId::new), states, 0, PAGE);
        } catch (IllegalArgumentException e) {
            throw new Trouble(Trouble.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private static Set<State> states(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "pending" -> EnumSet.of(State.PENDING, State.SENT);
            case "dead" -> EnumSet.of(State.DEAD);
            default -> throw new IllegalArgumentException("--state is pending or dead");
        };
    }

    private void show(List<Entry> page) {
        if (json()) {
            page.forEach(entry -> print(generator -> EntryJson.write(generator, entry)));
            return;
        }
        List<Map<String, String>> rows = page.stream().map(ListCommand::row).toList();
        table("entries", rows);
    }

    private static Map<String, String> row(Entry entry) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("entry", Long.toString(entry.number()));
        row.put("station", shown(entry.call().station().value()));
        row.put("action", shown(entry.call().action()));
        row.put("message", shown(entry.call().messageId()));
        row.put("transaction", shown(entry.call().transaction().orElse("-")));
        row.put("state", entry.state().name().toLowerCase(Locale.ROOT));
        row.put("attempts", Integer.toString(entry.attempts()));
        row.put("refusals", Integer.toString(entry.refusals()));
        row.put("taken", entry.call().takenAt().toString());
        row.put("reason", shown(entry.reason()));
        return row;
    }
}

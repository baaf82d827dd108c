// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import io.ferrule.model.Call;
import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import io.ferrule.model.fact.Address;
import io.ferrule.model.fact.Facts;
import io.ferrule.model.fact.Setting;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Settings that decide about trust, billing and the load of a station. */
final class SettingWatch implements Watch {

    private static final Set<String> WRITES = Set.of("ChangeConfiguration", "SetVariables", "SetNetworkProfile");
    private static final Set<String> READS = Set.of("GetConfiguration", "GetVariables");
    private static final int QUICKEST_HEARTBEAT = 5;

    // All of one branch each, without repetition: they cannot backtrack.
    private static final Pattern PASSWORD = Pattern.compile("authorizationkey|password|secret|privatekey");
    private static final Pattern ADDRESS = Pattern.compile(
            "url$|uri$|csms|centralsystem(url|address|host)|backend|server(url|host|address|name)|ocpp(server|host|end)|hostname|endpoint|apn$|proxy|dns");
    private static final Pattern SERVICE =
            Pattern.compile("ssh|telnet|debugport|remoteaccess|ftpserver|rootaccess|webadmin");
    private static final Pattern FREE =
            Pattern.compile("free.?(mode|vend|charg|issue|for)|allowofflinetxforunknownid|plug.?(and|n).?play");

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        boolean write = WRITES.contains(o.action());
        if (o.kind() != ObservationKind.CALL || !o.from(Side.CSMS) || !(write || READS.contains(o.action()))) {
            return;
        }
        o.decoded().ifPresent(decoded -> {
            if (decoded.reading() instanceof Reading.Read read && read.frame() instanceof Call call) {
                Facts facts = Facts.of(decoded.event().version(), call);
                facts.settings().forEach(setting -> setting(o, setting, write));
                boolean csms = facts.addresses().stream().anyMatch(to -> to.purpose() == Address.Purpose.CSMS);
                if (csms) {
                    o.mark(Mark.SETTING, "address");
                }
            }
        });
    }

    private static void setting(Observation o, Setting setting, boolean write) {
        String text = setting.key().text();
        String name = text.substring(text.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String value = setting.value().map(Setting.Value::text).orElse("");
        if (!write) {
            if (PASSWORD.matcher(name).find()) {
                o.mark(Mark.SECRET, name);
            }
            return;
        }
        String danger = danger(name, value.strip().toLowerCase(Locale.ROOT));
        if (!danger.isEmpty()) {
            o.mark(Mark.SETTING, danger);
        }
    }

    private static String danger(String name, String value) {
        if (PASSWORD.matcher(name).find()) {
            return "password";
        }
        if (FREE.matcher(name).find()) {
            return value.equals("false") || value.equals("0") ? "" : "free";
        }
        if (ADDRESS.matcher(name).find() || SERVICE.matcher(name).find()) {
            return value.equals("false") || value.equals("0") ? "" : "address";
        }
        return standard(name, value);
    }

    private static String standard(String name, String value) {
        return switch (name) {
            case "securityprofile" -> value.equals("0") || value.equals("1") ? "profile" : "";
            case "allowsecurityprofiledowngrade" -> value.equals("true") ? "profile" : "";
            case "additionalrootcertificatecheck" -> value.equals("false") ? "roots" : "";
            case "heartbeatinterval" -> atMost(value, QUICKEST_HEARTBEAT) ? "pace" : "";
            case "metervaluesampleinterval", "sampledvaluestxupdatedinterval", "txupdatedinterval" ->
                atMost(value, 1) ? "metering" : "";
            case "metervaluessampleddata", "stoptxnsampleddata" ->
                value.isEmpty() && name.startsWith("meter") ? "metering" : "";
            case "clockaligneddatainterval" -> atMost(value, 1) && !value.equals("0") ? "pace" : "";
            case "websocketpinginterval" -> atMost(value, 1) && !value.equals("0") ? "pace" : "";
            case "maxenergyoninvalidid" -> value.equals("0") || value.isEmpty() ? "" : "free";
            case "disablesecurityeventnotifications" -> value.equals("true") ? "logging" : "";
            default -> "";
        };
    }

    private static boolean atMost(String value, int most) {
        return value.length() < 9 && value.matches("-?[0-9]+") && Integer.parseInt(value) <= most;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.doors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorSheetTest {

    private static final String HEADINGS = "asset_tag,site,door,room,kind,mac,network,address,ntp,phone";
    private static final String GOOD =
            "DC-0042,rxx,ct1,CT 1,ct-door,dc:a6:32:00:00:42,dhcp,,ntp1.example ntp2.example,4417";

    @Test
    void aRowIsADevice() {
        final DoorRow device = only(sheet(HEADINGS, GOOD));

        assertThat(device)
                .isEqualTo(new DoorRow(
                        2,
                        "DC-0042",
                        "rxx",
                        "ct1",
                        "CT 1",
                        "ct-door",
                        Optional.of("dc:a6:32:00:00:42"),
                        new Network.Dhcp(),
                        List.of("ntp1.example", "ntp2.example"),
                        "4417"));
        assertThat(device.path()).isEqualTo("rxx/dc-0042");
    }

    @Test
    void whatASpreadsheetProgramExportsOnAEuropeanWindowsIsRead() {
        final String text = "\uFEFFsep=;\r\n"
                + "Asset Tag;SITE;Door;Room;Kind;MAC;Network;Address;NTP;Phone;#notes;\r\n"
                + "\"dc-0042\";RXX;CT1;\"Tŷ Gwyn; \"\"CT 1\"\"\";CT-Door;DC-A6-32-00-00-42;wifi:Ward devices;"
                + "10.20.30.41/24 via 10.20.30.1 dns 10.20.0.10;\"ntp1.example, ntp2.example\";4417;ask Estates;\r\n"
                + ";;;;;;;;;;;\r\n";

        final DoorRow device = only(DoorSheet.of(text.getBytes(UTF_8)));

        assertThat(device.assetTag()).isEqualTo("DC-0042");
        assertThat(device.site()).isEqualTo("rxx");
        assertThat(device.room()).isEqualTo("Tŷ Gwyn; \"CT 1\"");
        assertThat(device.mac()).contains("dc:a6:32:00:00:42");
        assertThat(device.network())
                .isEqualTo(new Network.Wifi(
                        "Ward devices",
                        Optional.of(new Address("10.20.30.41", 24, "10.20.30.1", List.of("10.20.0.10")))));
        assertThat(device.ntp()).containsExactly("ntp1.example", "ntp2.example");
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithRowAndColumn() {
        final DoorSheet sheet = sheet(
                HEADINGS,
                GOOD,
                "DC 0043,rxx,ct2,CT 2,ct_door,dc:a6:32:00:00:4,dhcp,10.0.0.9/24,ntp1.example ntp2.example,none",
                "",
                "DC-0044,rxx,ct3,,ed-door,,static,,ntp1.example ntp2.example,4417");

        assertThat(sheet.sound()).isFalse();
        assertThat(sheet.findings())
                .extracting(finding -> finding.row() + " " + finding.column())
                .containsExactlyInAnyOrder(
                        "3 asset_tag", "3 kind", "3 mac", "3 address", "3 phone", "5 room", "5 address");
        assertThat(lines(sheet))
                .anySatisfy(line -> assertThat(line).startsWith("row 3, kind: ").contains("Did you mean ct-door?"))
                .anySatisfy(line -> assertThat(line).startsWith("row 5, address: is empty with the network static"));
    }

    @Test
    void aMisspeltColumnIsNamedWithTheNearestAndTheOthersAreCheckedAllTheSame() {
        final DoorSheet sheet = sheet(HEADINGS.replace("asset_tag", "asset_tga"), GOOD.replace("ct-door", "lift"));

        assertThat(lines(sheet))
                .hasSize(3)
                .anySatisfy(line ->
                        assertThat(line).contains("row 1, asset_tga: there is no such column. Did you mean asset_tag?"))
                .anySatisfy(line -> assertThat(line).contains("row 1, asset_tag: this column is missing"))
                .anySatisfy(line -> assertThat(line).contains("row 2, kind"));
        assertThat(sheet.devices()).isEmpty();
    }

    @Test
    void whatTwoRowsMustNotShareIsFoundHoweverItIsWritten() {
        final DoorSheet sheet = sheet(
                HEADINGS,
                "DC-1,rxx,ct1,A,ct-door,dca632000042,static,10.0.0.9/24 via 10.0.0.1 dns 10.0.0.2,a b,1",
                "dc-1,rxx,ct2,B,ct-door,DC-A6-32-00-00-42,static,10.0.0.9/23 via 10.0.0.1 dns 10.0.0.2,a b,1",
                "DC-2,RXX,CT1,C,ct-door,,dhcp,,a b,1",
                "DC-3,ryy,ct1,D,ct-door,,dhcp,,a b,1");

        assertThat(lines(sheet))
                .containsExactly(
                        "row 3, asset_tag: this box stands in row 2 already. A box is at one door",
                        "row 3, mac: this address stands in row 2 already. Each port has its own",
                        "row 3, address: this address stands in row 2 already. Give each device its own",
                        "row 4, door: this door has a device in row 2 already."
                                + " One device a door; a second one needs a door of its own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.9/24 via 10.0.1.1 dns 10.0.0.2 | gateway",
                "10.0.0.9/24 via 10.0.0.9 dns 10.0.0.2 | gateway",
                "10.0.0.255/24 via 10.0.0.1 dns 10.0.0.2 | everybody's",
                "10.0.0.0/24 via 10.0.0.1 dns 10.0.0.2 | whole network's",
                "10.0.0.9/31 via 10.0.0.8 dns 10.0.0.2 | /8 to /30",
                "10.0.0.999/24 via 10.0.0.1 dns 10.0.0.2 | before the /",
                "10.0.0.9/24 via 10.0.0.1 dns here | name server",
                "10.0.0.9 | gateway and name servers"
            })
    void anAddressThatNoDeviceCanHaveIsRefusedWithWhy(final String address, final String why) {
        final DoorSheet sheet = sheet(HEADINGS, GOOD.replace("dhcp,", "static," + address));

        assertThat(lines(sheet))
                .singleElement()
                .asString()
                .startsWith("row 2, address: ")
                .contains(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01:00:5e:00:00:01", "00:00:00:00:00:00", "dc:a6:32-00:00:42", "dc:a6:32:00:00", "1.2E+11"})
    void whatIsNoSinglePortsAddressIsRefused(final String mac) {
        final DoorSheet sheet = sheet(HEADINGS, GOOD.replace("dc:a6:32:00:00:42", mac));

        assertThat(lines(sheet)).singleElement().asString().startsWith("row 2, mac: ");
    }

    @Test
    void aNumberThatTheSpreadsheetMadeOfAWordIsRecognised() {
        assertThat(lines(sheet(HEADINGS, GOOD.replace("DC-0042", "4E+10"))))
                .singleElement()
                .asString()
                .contains("asset_tag: the spreadsheet made a number of it. Format the column as text");
    }

    @Test
    void aSingleTimeServerIsAdvisedAgainstAndDoesNotForbid() {
        final DoorSheet sheet = sheet(HEADINGS, GOOD.replace("ntp1.example ntp2.example", "ntp1.example"));

        assertThat(sheet.sound()).isTrue();
        assertThat(lines(sheet)).singleElement().asString().contains("Give two or more");
    }

    @Test
    void aCellThatStandsBelowNoHeadingIsFound() {
        assertThat(lines(sheet(HEADINGS, GOOD.replace("CT 1", "CT 1, level 2"))))
                .contains("row 2: cell 11 stands below no heading. Quote a cell that holds a comma");
    }

    @Test
    void aFileThatIsNoSpreadsheetIsOneFinding() {
        assertThat(lines(DoorSheet.of((HEADINGS + "\n" + GOOD.replace("CT 1", "Tür")).getBytes(ISO_8859_1))))
                .containsExactly("is not UTF-8. Save it as CSV UTF-8");
        assertThat(lines(sheet(HEADINGS, GOOD.replace("CT 1", "\"CT 1"))))
                .singleElement()
                .asString()
                .contains("quotation mark");
        assertThat(lines(sheet(HEADINGS))).singleElement().asString().contains("no row below the headings");
        assertThat(lines(DoorSheet.of(new byte[0]))).singleElement().asString().contains("no row");
    }

    private static DoorSheet sheet(final String... lines) {
        return DoorSheet.of(String.join("\r\n", lines).getBytes(UTF_8));
    }

    private static DoorRow only(final DoorSheet sheet) {
        assertThat(sheet.findings()).isEmpty();
        assertThat(sheet.devices()).hasSize(1);
        return sheet.devices().getFirst();
    }

    private static List<String> lines(final DoorSheet sheet) {
        return sheet.findings().stream().map(Finding::line).toList();
    }
}

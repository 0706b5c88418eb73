// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.doorclock.barcode.BarcodeRules;
import org.doorclock.barcode.Symbol;
import org.doorclock.barcode.SymbolParser;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Pathway;
import org.doorclock.identity.TestNumbers;
import org.doorclock.provisioning.doors.DoorRow;
import org.doorclock.provisioning.doors.Network;
import org.doorclock.provisioning.register.Device;
import org.doorclock.provisioning.register.DeviceName;
import org.doorclock.provisioning.register.DeviceState;
import org.doorclock.provisioning.register.IssuedCertificate;
import org.doorclock.provisioning.register.RetirementRecord;
import org.doorclock.provisioning.register.RevocationReason;
import org.doorclock.wire.Destruction;
import org.doorclock.wire.LabelId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PapersTest {

    private static final URI HUB = URI.create("https://doorclock.hospital.example");

    private final SymbolParser door = new SymbolParser(BarcodeRules.NONE);

    @ParameterizedTest
    @CsvSource({"L7163, 30, 3, 14", "L7160, 22, 2, 21", "62x29, 2, 2, 1"})
    void everyLabelSaysWhichBoxWhereAndWhomToCallAndItsSymbolLeadsToTheHub(
            final String name, final int count, final int pages, final int onPage) throws Exception {
        final List<DoorRow> rows = rows(count);
        final LabelFormat format = LabelFormat.of(name).orElseThrow();
        try (Printed printed = new Printed(new Labels(HUB).of(rows, format, 0))) {
            assertThat(printed.document().getNumberOfPages()).isEqualTo(pages);
            assertThat(printed.text()).contains("DC-0001", "rxx / ct1", "CT 1, level 2", "Phone 4417");
            final BufferedImage first = printed.page(0, "labels-" + name);
            for (int i = 0; i < Math.min(onPage, count); i++) {
                assertThat(Printed.qr(first, format.x(i), format.y(i), format.width() / 2, format.height()))
                        .isEqualTo(HUB + "/d/" + LabelId.of("rxx", rows.get(i).name()));
            }
        }
    }

    @Test
    void aLabelSymbolSaysNeitherHospitalNorDevice() {
        final DoorRow row = rows(1).getFirst();

        final String id = LabelId.of(row.site(), row.name());

        assertThat(id).matches("[a-z2-7]{12}").isNotEqualTo(LabelId.of("ryy", row.name()));
        assertThat(Labels.address(HUB, row).replace(HUB.toString(), ""))
                .doesNotContain(row.site(), row.name(), row.door());
    }

    @Test
    void usedLabelsOfASheetAreLeftOut() throws Exception {
        final LabelFormat format = LabelFormat.of("L7163").orElseThrow();
        try (Printed printed = new Printed(new Labels(HUB).of(rows(3), format, 13))) {
            assertThat(printed.document().getNumberOfPages()).isEqualTo(2);
            assertThat(Printed.qr(printed.page(0, "labels-skipped"), format.x(13), format.y(13), 45, 38))
                    .isEqualTo(Labels.address(HUB, rows(1).getFirst()));
            assertThat(printed.text()).containsOnlyOnce("DC-0001");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"L9999", "62", "20x10", "29x62", "400x300", ""})
    void aFormatThatThereIsNotOrThatNothingFitsIsNone(final String name) {
        assertThat(LabelFormat.of(name)).isEmpty();
    }

    @Test
    void aDoorUnderstandsEveryCardAndATestWristbandIsNobodys() throws Exception {
        try (Printed printed = new Printed(CommandCards.pdf())) {
            assertThat(printed.document().getNumberOfPages()).isEqualTo(2);
            final List<BufferedImage> pages = List.of(printed.page(0, "cards"), printed.page(1, "cards"));
            final List<Symbol> expected = new ArrayList<>();
            expected.add(new Symbol.Command("UNDO", "CARD"));
            for (final Pathway pathway : Pathway.values()) {
                expected.add(new Symbol.Command("PATHWAY", pathway.wireName()));
            }
            for (final CloseReason reason : CloseReason.values()) {
                expected.add(new Symbol.Command("CLOSE", reason.wireName()));
            }
            expected.add(new Symbol.Command("SELFTEST", ""));
            expected.add(new Symbol.Command("SELFTEST", "END"));
            expected.add(new Symbol.Command("SELFTEST", CommandCards.READER_TEST.substring("DC:SELFTEST:".length())));
            for (int i = 0; i < expected.size(); i++) {
                assertThat(door.parse("]Q1" + Printed.qr(pages.get(i / 10), x(i), y(i), 36, 53)))
                        .isEqualTo(expected.get(i));
            }
            final int last = expected.size();
            assertThat(door.parse(Printed.dataMatrix(pages.get(last / 10), x(last), y(last), 36, 53)))
                    .isInstanceOfSatisfying(
                            Symbol.Wristband.class,
                            band -> assertThat(TestNumbers.isPrinted(band.identifiers()))
                                    .as("no door takes it for a patient")
                                    .isTrue());
            assertThat(printed.text()).contains("TEST wristband", "999 000 0018", "Undo");
        }
    }

    @Test
    void aTestWristbandIsAGs1SymbolWithRightCheckDigits() {
        assertThat(CommandCards.gsrn("9990000018")).isEqualTo("500000099900000185");
        assertThat(CommandCards.gsrn("9434765919")).isEqualTo("500000094347659194");
    }

    @Test
    void aCommissioningSheetIsOnePageADeviceWithAllThatIsToBeDoneAndSigned() throws Exception {
        try (Printed printed = new Printed(new CommissioningSheets(HUB).of(rows(2)))) {
            assertThat(printed.document().getNumberOfPages()).isEqualTo(2);
            assertThat(printed.text())
                    .contains("DC-0001", "In this order", "Distance", "receipt came back", "Signature")
                    .contains("provision flash DC-0002");
            final BufferedImage page = printed.page(0, "sheet");
            assertThat(Printed.qr(page, 155, 10, 50, 40)).isEqualTo(Labels.address(HUB, rows(1).getFirst()));
            assertThat(Printed.qr(page, 155, 132, 50, 28)).isEqualTo(CommandCards.SELF_TEST);
            assertThat(Printed.qr(page, 155, 161, 50, 32)).isEqualTo(CommandCards.READER_TEST);
            assertThat(door.parse(Printed.dataMatrix(page, 155, 195, 50, 26))).isInstanceOf(Symbol.Wristband.class);
        }
    }

    @Test
    void aRetirementRecordIsOnePageWithWhoWhenAndTheSerials() throws Exception {
        try (Printed printed = new Printed(RetirementSheet.pdf(retired(2)))) {
            assertThat(printed.document().getNumberOfPages()).isEqualTo(1);
            assertThat(printed.text())
                    .contains("DC-0042", "rxx/dc-0042", "2026-11-22T10:00:00Z", "os:estates", "serial-1", "Signature");
            printed.page(0, "retired");
        }
        try (Printed many = new Printed(RetirementSheet.pdf(retired(40)))) {
            assertThat(many.document().getNumberOfPages()).isEqualTo(1);
            assertThat(many.text()).contains("and 28 more");
        }
    }

    @Test
    void aRetirementRecordSaysHowTheDataWentAndOnlyWhatTheDeviceSaid() throws Exception {
        assertThat(text(retired(1))).contains("What became of its data is not known here", "no program reaches");
        assertThat(text(retired(1).with(Optional.of("By command. " + Destruction.CRYPTO_ERASED.words()))))
                .contains("Its data was crypto-erased", "Nothing of the data on it can be opened");
        assertThat(text(retired(1).with(Optional.of("By command. " + Destruction.OVERWRITING.words()))))
                .contains("Its data was not encrypted", "no program reaches")
                .doesNotContain("crypto-erased");
    }

    private static String text(final RetirementRecord record) throws Exception {
        try (Printed printed = new Printed(RetirementSheet.pdf(record))) {
            return printed.text().replaceAll("\\s+", " ");
        }
    }

    private static RetirementRecord retired(final int certificates) {
        final Instant at = Instant.parse("2026-11-22T10:00:00Z");
        final Device.Retired end = new Device.Retired(at, "os:estates");
        return new RetirementRecord(
                new Device(
                        new DeviceName("rxx", "dc-0042"),
                        "ct1",
                        "DC-0042",
                        DeviceState.RETIRED,
                        Optional.empty(),
                        Optional.of(end)),
                end,
                IntStream.range(0, certificates)
                        .mapToObj(i -> new IssuedCertificate(
                                "serial-" + i,
                                "rxx/dc-0042",
                                "key",
                                at.minusSeconds(1000),
                                at.plusSeconds(100_000),
                                Optional.of(
                                        new IssuedCertificate.Revocation(at, RevocationReason.CESSATION_OF_OPERATION))))
                        .toList(),
                Optional.empty());
    }

    @Test
    void everyDocumentHasATitleALanguageTagsAndItsFontInside() throws Exception {
        for (final byte[] pdf : List.of(
                CommandCards.pdf(),
                RetirementSheet.pdf(retired(1)),
                new CommissioningSheets(HUB).of(rows(1)),
                new Labels(HUB).of(rows(1), LabelFormat.of("62x29").orElseThrow(), 0))) {
            try (Printed printed = new Printed(pdf)) {
                final PDDocument document = printed.document();
                assertThat(document.getDocumentInformation().getTitle()).startsWith("Doorclock");
                assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
                assertThat(document.getDocumentCatalog().getMarkInfo().isMarked())
                        .isTrue();
                assertThat(document.getDocumentCatalog().getStructureTreeRoot().getKids())
                        .isNotEmpty();
                for (final PDPage page : document.getPages()) {
                    for (final var name : page.getResources().getFontNames()) {
                        final PDFont font = page.getResources().getFont(name);
                        assertThat(font.isEmbedded()).isTrue();
                        assertThat(font.getName()).contains("AtkinsonHyperlegibleNext");
                    }
                }
            }
        }
    }

    @Test
    void theSameAgainMakesTheSameBytes() throws Exception {
        assertThat(CommandCards.pdf()).isEqualTo(CommandCards.pdf());
        assertThat(new CommissioningSheets(HUB).of(rows(2))).isEqualTo(new CommissioningSheets(HUB).of(rows(2)));
    }

    @Test
    void whateverARowMayHoldCanBePrinted() throws Exception {
        final String all = IntStream.rangeClosed(0x20, 0x1EF3)
                .filter(c -> DoorRow.isPrintable(Character.toString(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(all).contains("A", "é", "ŵ", "ŷ");
        final DoorRow row = row(1, all);

        try (Printed printed = new Printed(
                new Labels(HUB).of(List.of(row), LabelFormat.of("L7163").orElseThrow(), 0))) {
            assertThat(printed.text()).contains("DC-0001");
        }
    }

    private static double x(final int card) {
        return 19.4 + card % 2 * 85.6 + 0.5;
    }

    private static double y(final int card) {
        return 13.5 + card % 10 / 2 * 54 + 0.5;
    }

    private static List<DoorRow> rows(final int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> row(i, "CT " + i + ", level 2"))
                .toList();
    }

    private static DoorRow row(final int number, final String room) {
        return new DoorRow(
                number + 1,
                "DC-%04d".formatted(number),
                "rxx",
                "ct" + number,
                room,
                "ct-door",
                Optional.of("dc:a6:32:00:00:01"),
                new Network.Dhcp(),
                List.of("ntp1.example", "ntp2.example"),
                "4417");
    }
}

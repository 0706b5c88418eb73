// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.List;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;

/** A patient as the archive keeps one: the digests of the tokens and the events, some 25 bytes each. The cases follow from them. */
final class PatientCodec {

    private final Dictionary dictionary;
    private final List<SiteCases> sites;

    /** @param sites by their number */
    PatientCodec(final Dictionary dictionary, final List<SiteCases> sites) {
        this.dictionary = dictionary;
        this.sites = sites;
    }

    byte[] encode(final Patient patient) {
        final Packer out = new Packer();
        out.number(patient.site().number()).number(patient.refs().length);
        for (final long ref : patient.refs()) {
            out.fixed(ref);
        }
        out.number(patient.events().length);
        long before = 0;
        for (final CaseEvent event : patient.events()) {
            event.pack(out, dictionary.number(event.traits()), before);
            before = event.best();
        }
        return out.bytes();
    }

    /** The patient with events and cases; unknown to the site yet. */
    Patient decode(final byte[] record) {
        final Unpacker in = new Unpacker(record);
        final SiteCases site = sites.get(in.count());
        final long[] refs = new long[in.count()];
        for (int i = 0; i < refs.length; i++) {
            refs[i] = in.fixed();
        }
        final CaseEvent[] events = new CaseEvent[in.count()];
        long before = 0;
        for (int i = 0; i < events.length; i++) {
            events[i] = CaseEvent.unpack(in, dictionary::get, site::boot, before);
            before = events[i].best();
        }
        final Patient patient = new Patient(site, refs, events);
        site.fold(patient);
        return patient;
    }
}

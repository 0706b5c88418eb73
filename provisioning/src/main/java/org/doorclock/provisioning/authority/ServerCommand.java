// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bouncycastle.asn1.x509.GeneralName;
import org.doorclock.event.Names;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.provisioning.register.Storage;
import org.doorclock.settings.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code provision server}. */
@Command(
        name = "server",
        description = {
            "Makes a key and a certificate, for a year, in the authority's folder servers: for the enrolment server, the"
                    + " hub's pages, the broker; with --client for the hub as a client of the broker.",
            "What is there is never overwritten."
        },
        mixinStandardHelpOptions = true)
public final class ServerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuthorityOptions options = new AuthorityOptions();

    @Mixin
    private PassphraseOption passphrase = new PassphraseOption();

    @Parameters(paramLabel = "NAME", description = "What the files are called: enrol, hub, broker, doorclock-hub ...")
    private String name;

    @Option(
            names = "--san",
            paramLabel = "HOST",
            description = "A name or an IP address under which it is connected to; as often as needed.")
    private List<String> sans = List.of();

    @Option(names = "--client", description = "A client's certificate: its NAME is what the server knows it by.")
    private boolean client;

    @Option(names = "--renew", description = "Another certificate for the key that is there, in the old one's place.")
    private boolean renew;

    @Override
    public Integer call() throws Exception {
        if (!Names.isValid(name)) {
            throw ProvisionException.badInput("NAME " + Names.RULE + ".");
        }
        if (!renew && client == !sans.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "a server needs --san, and a client (--client) has none");
        }
        final List<GeneralName> alternatives = new ArrayList<>();
        for (final String san : sans) {
            alternatives.add(Alternatives.of(san));
        }
        final AuthorityFolder files = options.files();
        final X509Certificate made;
        try (Passphrase secret = passphrase.get()) {
            final Servers servers = new Servers(Authority.open(files, secret, Storage.DISK, options.time()));
            if (renew) {
                made = servers.renew(name, alternatives);
            } else {
                made = client ? servers.client(name) : servers.server(name, alternatives);
            }
        }
        options.say(
                spec,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("name", name)
                        .put("key", files.serverKey(name).toString())
                        .put("certificate", files.serverCertificate(name).toString())
                        .put("serial", Keys.serialText(made.getSerialNumber()))
                        .put("until", made.getNotAfter().toInstant().toString()),
                files.serverKey(name).toString(),
                files.serverCertificate(name).toString(),
                "Until " + made.getNotAfter().toInstant() + "; then: doorclock provision server " + name + " --renew");
        return ExitCode.DONE;
    }
}

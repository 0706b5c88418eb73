// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Measure;

/** HL7's own definitions of FHIR R4, as HAPI's validator holds them. Made once: it takes seconds. */
public final class Hl7 {

    private static final FhirContext R4 = FhirContext.forR4();

    private final FhirValidator validator = R4.newValidator();

    /** @param measures FHIR Measures as JSON: reports are held to the one they name */
    public Hl7(final List<String> measures) {
        validator.registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                new Known(measures),
                new DefaultProfileValidationSupport(R4),
                new CommonCodeSystemsTerminologyService(R4),
                new InMemoryTerminologyServerValidationSupport(R4))));
    }

    /** Finds measures by their canonical address, with and without their version. */
    private static final class Known implements IValidationSupport {
        private final Map<String, Measure> byAddress = new HashMap<>();

        Known(final List<String> measures) {
            for (final String json : measures) {
                final Measure measure = R4.newJsonParser().parseResource(Measure.class, json);
                byAddress.put(measure.getUrl(), measure);
                byAddress.put(measure.getUrl() + "|" + measure.getVersion(), measure);
            }
        }

        @Override
        public FhirContext getFhirContext() {
            return R4;
        }

        @Override
        public <T extends IBaseResource> T fetchResource(final Class<T> type, final String uri) {
            return type != null && type.isAssignableFrom(Measure.class) ? type.cast(byAddress.get(uri)) : null;
        }
    }

    /** Everything from a warning upwards that a resource does not hold to. */
    public List<String> faults(final String json) {
        return validator.validateWithResult(json).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.WARNING) >= 0)
                .map(message -> message.getSeverity() + " " + message.getLocationString() + " " + message.getMessage())
                .toList();
    }
}

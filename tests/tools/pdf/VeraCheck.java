import java.io.File;
import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** VeraCheck FLAVOUR file...: PASS or FAIL a line, with each rule that is broken. Exits 1 if a file fails, 2 if the flavour is unknown. */
public class VeraCheck {
  public static void main(String[] args) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour flavour = PDFAFlavour.fromString(args[0]);
    if (flavour == PDFAFlavour.NO_FLAVOUR) {
      System.err.println("unknown flavour " + args[0]);
      System.exit(2);
    }
    boolean all = true;
    for (int i = 1; i < args.length; i++) all &= judge(flavour, new File(args[i]));
    System.exit(all ? 0 : 1);
  }

  private static boolean judge(PDFAFlavour flavour, File file) {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
      PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 100, true, false, false);
      ValidationResult result = validator.validate(parser);
      System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + flavour + " checks=" + result.getTotalAssertions() + " " + file.getName());
      Map<String, Integer> seen = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
        String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage();
        if (seen.merge(rule, 1, Integer::sum) == 1) System.out.println("   " + rule);
      }
      // Nothing checked is nothing proved: a page with a picture and no text has 36 checks by ua1.
      return result.isCompliant() && result.getTotalAssertions() > 30;
    } catch (Exception why) {
      System.out.println("ERROR " + file.getName() + " " + why);
      return false;
    }
  }
}

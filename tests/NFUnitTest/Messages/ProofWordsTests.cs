using nanoFramework.TestFramework;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class ProofWordsTests
    {
        [TestMethod]
        public void ProofWords_have_a_word_and_a_sentence_in_both_languages_for_every_proof()
        {
            Assert.AreEqual((int)Proof.OnSite + 1, ProofWords.Count);
            for (int i = 0; i < ProofWords.Count; i++)
            {
                Proof proof = (Proof)i;
                Assert.AreEqual(i, (int)ProofWords.Parse(ProofWords.Of(proof)));
                Assert.IsTrue(ProofWords.InEnglish(proof, "s1").Length > 0);
                Assert.IsTrue(ProofWords.InFrench(proof, "s1").Length > 0);
                bool names = ProofWords.InEnglish(proof, "s1").IndexOf("s1") >= 0;
                Assert.AreEqual(names, ProofWords.InFrench(proof, "s1").IndexOf("s1") >= 0, ProofWords.Of(proof));
            }
        }

        [TestMethod]
        public void ProofWords_name_the_box_where_there_is_one()
        {
            Assert.AreEqual("lit:speed-s1", ProofWords.Of(Proof.SignLit, "speed-s1"));
            Assert.AreEqual("session", ProofWords.Of(Proof.SessionClosed, null));
            Assert.AreEqual("sign speed-s1 does not prove that it is dark: look at it", ProofWords.InEnglish(Proof.SignDark, "speed-s1"));
            Assert.AreEqual("le panneau speed-s1 ne prouve pas qu'il est éteint : allez le voir", ProofWords.InFrench(Proof.SignDark, "speed-s1"));
        }
    }
}

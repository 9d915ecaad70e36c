using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>Proofs that are missing, each with its box. Filled anew for every report. Loop only; allocates only as text.</summary>
    public sealed class ProofList
    {
        /// <summary>Most that are kept; more are only counted.</summary>
        public const int Most = 32;

        private readonly Proof[] proofs = new Proof[Most];
        private readonly string[] boxes = Texts.New(Most);

        /// <summary>How many are missing.</summary>
        public int Count { get; private set; }

        /// <summary>Takes all out.</summary>
        public void Clear()
        {
            Count = 0;
        }

        /// <summary>One is missing.</summary>
        public void Add(Proof proof, string box)
        {
            if (Count < Most)
            {
                proofs[Count] = proof;
                boxes[Count] = box;
            }

            Count++;
        }

        /// <summary>A proof.</summary>
        public Proof ProofAt(int number)
        {
            return proofs[number];
        }

        /// <summary>Its box or place; null where it is the circuit's.</summary>
        public string BoxAt(int number)
        {
            return boxes[number];
        }

        /// <summary>As messages have it, <c>word:box</c> with commas, as many as fit; null for none.</summary>
        public string ToText(int most)
        {
            if (Count == 0)
            {
                return null;
            }

            StringBuilder text = new StringBuilder();
            for (int i = 0; i < Count && i < Most; i++)
            {
                string word = ProofWords.Of(proofs[i], boxes[i]);
                if (text.Length + word.Length + 1 > most)
                {
                    break;
                }

                text.Append(i == 0 ? string.Empty : ",");
                text.Append(word);
            }

            return text.ToString();
        }
    }
}

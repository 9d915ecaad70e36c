using System;
using System.Text;

namespace Trackside.Messages
{
    /// <summary>
    /// A message: a table of fields, laid down once by the constructor, and the values now in it. One instance is reused for every
    /// message of its kind, so reading and writing allocate nothing. Not safe for two threads at once.
    /// Setters assert their field's kind and bounds: a broken one is a fault of the program and throws <see cref="ArgumentException"/>.
    /// </summary>
    public abstract class Message
    {
        private readonly byte[][] keys;
        private readonly FieldKind[] kinds;
        private readonly bool[] required;
        private readonly long[] minimums;
        private readonly long[] maximums;
        private readonly byte[][][] choices;
        private readonly bool[] present;
        private readonly long[] integers;
        private readonly byte[][] texts;
        private readonly int[] lengths;

        /// <summary>Makes an empty table.</summary>
        /// <param name="what">The topic the message belongs to.</param>
        /// <param name="count">How many fields the subclass lays down, each with its own index from 0.</param>
        /// <param name="limit">Longest encoded form in bytes.</param>
        protected Message(What what, int count, int limit)
        {
            What = what;
            Count = count;
            Limit = limit;
            keys = new byte[count][];
            kinds = new FieldKind[count];
            required = new bool[count];
            minimums = new long[count];
            maximums = new long[count];
            choices = new byte[count][][];
            present = new bool[count];
            integers = new long[count];
            texts = new byte[count][];
            lengths = new int[count];
        }

        /// <summary>What the message tells.</summary>
        public What What { get; }

        /// <summary>Number of fields.</summary>
        public int Count { get; }

        /// <summary>Longest encoded form in bytes.</summary>
        public int Limit { get; }

        internal byte[][] Keys { get { return keys; } }

        internal FieldKind[] Kinds { get { return kinds; } }

        internal bool[] Required { get { return required; } }

        internal long[] Minimums { get { return minimums; } }

        internal long[] Maximums { get { return maximums; } }

        internal byte[][][] Choices { get { return choices; } }

        internal bool[] Present { get { return present; } }

        internal long[] Integers { get { return integers; } }

        internal byte[][] Texts { get { return texts; } }

        internal int[] Lengths { get { return lengths; } }

        /// <summary>The key of a field, as it stands in the payload. Allocates.</summary>
        public string KeyOf(int field)
        {
            return Encoding.UTF8.GetString(keys[field], 0, keys[field].Length);
        }

        /// <summary>Takes every value out.</summary>
        public void Clear()
        {
            Array.Clear(present, 0, present.Length);
        }

        /// <summary>Whether the field has a value.</summary>
        public bool Has(int field)
        {
            return present[field];
        }

        /// <summary>Takes one value out.</summary>
        public void Remove(int field)
        {
            present[field] = false;
        }

        /// <summary>The number in an integer field; 0 where it is absent.</summary>
        public long GetInteger(int field)
        {
            return present[field] ? integers[field] : 0;
        }

        /// <summary>Puts a number into an integer field.</summary>
        public void SetInteger(int field, long value)
        {
            Demand(kinds[field] == FieldKind.Integer && value >= minimums[field] && value <= maximums[field], field);
            integers[field] = value;
            present[field] = true;
        }

        /// <summary>The flag; false where it is absent.</summary>
        public bool GetFlag(int field)
        {
            return present[field] && integers[field] != 0;
        }

        /// <summary>Puts a flag. A false one is left out of the message.</summary>
        public void SetFlag(int field, bool value)
        {
            Demand(kinds[field] == FieldKind.Flag, field);
            integers[field] = 1;
            present[field] = value;
        }

        /// <summary>The index of the word in a choice field; -1 where it is absent.</summary>
        public int GetChoice(int field)
        {
            return present[field] ? (int)integers[field] : -1;
        }

        /// <summary>Puts a word of the field's list by its index.</summary>
        public void SetChoice(int field, int index)
        {
            Demand(kinds[field] == FieldKind.Choice && index >= 0 && index <= maximums[field], field);
            integers[field] = index;
            present[field] = true;
        }

        /// <summary>The text of a text or choice field as a string; null where it is absent. Allocates.</summary>
        public string GetText(int field)
        {
            if (!present[field])
            {
                return null;
            }

            if (kinds[field] == FieldKind.Choice)
            {
                byte[] word = choices[field][(int)integers[field]];
                return Encoding.UTF8.GetString(word, 0, word.Length);
            }

            return Encoding.UTF8.GetString(texts[field], 0, lengths[field]);
        }

        /// <summary>The bytes of a text field, valid up to <see cref="TextLength"/> until the next change. Never null for a text field.</summary>
        public byte[] TextBytes(int field)
        {
            return texts[field];
        }

        /// <summary>Length of a text in bytes; 0 where it is absent.</summary>
        public int TextLength(int field)
        {
            return present[field] ? lengths[field] : 0;
        }

        /// <summary>Puts a text. Allocates: for hot paths keep the bytes and use <see cref="SetTextBytes"/>.</summary>
        /// <param name="field">The field.</param>
        /// <param name="value">The text; null takes the field out. What does not fit is cut at a character.</param>
        public void SetText(int field, string value)
        {
            if (value == null)
            {
                present[field] = false;
                return;
            }

            byte[] bytes = Encoding.UTF8.GetBytes(value);
            int length = bytes.Length;
            if (length > maximums[field])
            {
                length = (int)maximums[field];
                while (length > 0 && (bytes[length] & 0xC0) == 0x80)
                {
                    length--;
                }
            }

            SetTextBytes(field, bytes, 0, length);
        }

        /// <summary>Puts a text from bytes of UTF-8.</summary>
        public void SetTextBytes(int field, byte[] source, int offset, int count)
        {
            Demand(kinds[field] == FieldKind.Text && count >= 0 && count <= maximums[field], field);
            Array.Copy(source, offset, texts[field], 0, count);
            lengths[field] = count;
            present[field] = true;
        }

        /// <summary>Lays down an integer field.</summary>
        protected void Integer(int field, string key, long minimum, long maximum, bool isRequired)
        {
            Lay(field, key, FieldKind.Integer, isRequired);
            minimums[field] = minimum;
            maximums[field] = maximum;
        }

        /// <summary>Lays down a text field of at most <paramref name="maximum"/> bytes.</summary>
        protected void Text(int field, string key, int maximum, bool isRequired)
        {
            Lay(field, key, FieldKind.Text, isRequired);
            maximums[field] = maximum;
            texts[field] = new byte[maximum];
        }

        /// <summary>Lays down a flag; absent means false.</summary>
        protected void Flag(int field, string key)
        {
            Lay(field, key, FieldKind.Flag, false);
        }

        /// <summary>Lays down a field that holds one of a list of words.</summary>
        protected void Choice(int field, string key, string[] words, bool isRequired)
        {
            Lay(field, key, FieldKind.Choice, isRequired);
            maximums[field] = words.Length - 1;
            choices[field] = new byte[words.Length][];
            for (int i = 0; i < words.Length; i++)
            {
                choices[field][i] = Encoding.UTF8.GetBytes(words[i]);
            }
        }

        private void Lay(int field, string key, FieldKind kind, bool isRequired)
        {
            keys[field] = Encoding.UTF8.GetBytes(key);
            kinds[field] = kind;
            required[field] = isRequired;
        }

        private void Demand(bool holds, int field)
        {
            if (!holds)
            {
                throw new ArgumentException(KeyOf(field));
            }
        }
    }
}

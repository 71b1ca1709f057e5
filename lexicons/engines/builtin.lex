# Words that the built-in voice reads wrongly by its own rules, in its own phones: word : phones.
# 1 after a vowel is stress, 0 none. The voice spells what it cannot read, so sounds without a vowel stand here.
brr : b er1
grr : g er1
hm : hh ah1 m
hmm : hh ah1 m
mr : m ih1 s t er0
mrs : m ih1 s ax0 z
ms : m ih1 z
nguyen : n uw1 y eh0 n
pfft : f ah1 t
phew : f y uw1
psst : p ih1 s t
sh : sh ah1
shh : sh ah1
tsk : t ih1 s k
zzz : z iy1 z iy1 z iy1

/**
 * What people choose first, in Russian and in Latin letters. Only the letters of each count, and each is
 * also read in the other layout of the keyboard, with whatever digits and signs stand around it.
 */
export const commonPasswords: readonly string[] = `
пароль парольпароль мойпароль новыйпароль пароли паролька секрет секретно тайна админ администратор
password passwort passw0rd pass passpass mypassword newpassword secret letmein welcome login admin
administrator root user guest test tester testtest default changeme access qwerty qwertyqwerty
qwertyuiop qwerty123 qazwsx qazwsxedc zaqwsx zxcvbn zxcvbnm asdfgh asdfghjkl asdfasdf qweasd qweasdzxc
qweqwe asdasd zxczxc wasd abcabc abcdef iloveyou loveyou love lovelove sunshine princess dragon monkey
football baseball superman batman master shadow hello hellohello freedom whatever trustno michael
jordan killer pokemon starwars computer internet google yandex mailru vkontakte samsung iphone android
nokia windows microsoft minecraft roblox naruto anime gamer player pubg steam discord telegram
привет приветик приветпривет здравствуйте люблю люблютебя ятебялюблю любовь любимый любимая
любимка солнце солнышко зайка зайчик котик котенок кошка собака собачка рыбка мышка мишка медведь
волк лиса тигр лев дракон ангел ангелочек демон счастье радость удача жизнь мечта звезда звездочка
мама мамочка мамамама папа папочка мамапапа семья сынок дочка дочурка бабушка дедушка сестра братик
россия москва петербург питер сочи казань победа родина россиявперед путин спартак зенит динамо цска
локомотив футбол хоккей чемпион школа школаа ученик ученица учитель учительница директор завуч куратор
наставник наставляемый наставничество тропа урок уроки каникулы институт университет студент студентка
математика русский русскийязык физика химия биология история география английский информатика музыка
весна лето осень зима январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
понедельник вторник среда четверг пятница суббота воскресенье дом домашний работа компьютер телефон
интернет яндекс гугл почта одноклассники вконтакте телеграм майнкрафт танки ворлдоф варкрафт
александр алексей андрей антон артем борис вадим валентин валерий василий виктор виталий владимир
владислав вячеслав геннадий георгий григорий даниил денис дмитрий евгений егор иван игорь илья кирилл
константин максим михаил никита николай олег павел петр роман руслан сергей станислав степан тимофей
федор юрий ярослав саша сашенька леша дима димон женя ваня миша коля паша рома сережа юра слава
александра алена алина алла анастасия ангелина анна валентина валерия вера вероника виктория галина
дарья диана евгения екатерина елена елизавета жанна зинаида зоя инна ирина карина кристина ксения
лариса лидия любовь людмила маргарита марина мария надежда наталья наташа нина оксана олеся ольга
полина раиса регина светлана света софия софья тамара татьяна таня ульяна юлия юля яна анюта настя
настенька катя катюша лена леночка маша машенька оля оленька ира ирина иришка даша дашенька
ktyf natasha sasha masha dasha nastya marina natalia tatiana svetlana ekaterina anastasia viktoria
alexander alexandr sergey dmitry andrey maxim nikita vladimir ivan igor oleg pavel roman anna elena
olga irina maria daria privet parol lubov lubimaya rossiya moskva spartak zenit school shkola uchitel
медведев иванов иванова петров петрова сидоров смирнов смирнова кузнецов кузнецова
блабла бла ололо хахаха хехехе лалала тратата абракадабра ничего незнаю забыл забыла хрен черт
деньги миллион доллар рубль машина мерседес бмв ауди тойота лада приора ferrari porsche mercedes
колбаса картошка шоколад шоколадка конфета конфетка пельмени клубника малина вишенка апельсин банан
ромашка роза розочка лилия фиалка подсолнух березка рябина калинка снежинка снегурочка радуга
`
	.trim()
	.split(/\s+/);
